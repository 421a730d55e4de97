// Draws each <figure> that has a <script type="application/json" class="spec"> (Vega-Lite) into its <div class="plot">.
// Colours are the page's own custom properties, so a figure follows light and dark without being drawn again.
'use strict';
(function () {
  const ink = 'var(--ink)', quiet = 'var(--ink-2)', grid = 'var(--grid)', font = getComputedStyle(document.body).fontFamily;
  const category = [1, 2, 3, 4, 5, 6, 7, 8].map(function (n) { return 'var(--c' + n + ')'; });
  const config = {
    background: null, font: font,
    view: {stroke: null},
    axis: {
      labelColor: quiet, titleColor: ink, tickColor: 'var(--line)', domainColor: 'var(--line)', gridColor: grid,
      labelFontSize: 12, titleFontSize: 12.5, titleFontWeight: 500, titlePadding: 8, labelPadding: 4, labelOverlap: true, labelLimit: 160
    },
    axisX: {grid: false}, axisY: {domain: false, ticks: false},
    legend: {labelColor: ink, titleColor: quiet, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500, orient: 'top', titleOrient: 'left', titlePadding: 10, symbolStrokeWidth: 2.5, symbolSize: 90, labelLimit: 220, columns: 4},
    header: {labelColor: ink, titleColor: quiet, labelFontSize: 12.5, titleFontSize: 12, labelFontWeight: 600, titleFontWeight: 500},
    title: {color: ink}, text: {color: ink, font: font},
    mark: {color: category[0]}, rule: {color: ink}, line: {strokeWidth: 2.2}, point: {size: 46, filled: true},
    bar: {cornerRadiusEnd: 2}, boxplot: {size: 22},
    range: {category: category, ramp: {scheme: 'viridis'}, heatmap: {scheme: 'viridis'}}
  };
  const copy = function (value) { return JSON.parse(JSON.stringify(value)); };

  // A single plot is as wide as its box; panels share the width, as many side by side as are readable.
  const fitted = function (spec, box, less) {
    const panels = spec.usermeta && spec.usermeta.panels;
    const across = Math.max(240, box.clientWidth);
    if (!panels) {
      spec.width = across;
      spec.autosize = {type: 'fit-x', contains: 'padding'};
      return spec;
    }
    const least = 210, outside = 64;
    let columns = spec.usermeta.columns || Math.min(panels, Math.max(1, Math.floor((across - 40) / (least + 20))));
    if (!spec.usermeta.columns) spec.columns = columns;
    spec.spec.width = Math.max(120, Math.floor((across - outside - 20 * (columns - 1)) / columns) - less);
    return spec;
  };

  const light = function (svg) {
    const style = getComputedStyle(document.documentElement);
    return svg.replace(/var\((--[a-z0-9-]+)\)/g, function (whole, name) {
      const value = style.getPropertyValue(name).trim();
      const both = /^light-dark\(\s*([^,]+),/.exec(value);
      return both ? both[1].trim() : value || whole;
    });
  };
  const save = function (url, name) {
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  };
  const asSvg = function (view) { return view.toSVG().then(light); };
  const dataUrl = function (svg) { return 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg); };
  const asPng = function (view, name) {
    return asSvg(view).then(function (svg) {
      const image = new Image();
      image.onload = function () {
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth * 2;
        canvas.height = image.naturalHeight * 2;
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#ffffff';
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        save(canvas.toDataURL('image/png'), name + '.png');
      };
      image.src = dataUrl(svg);
    });
  };

  const draw = function (figure) {
    const source = figure.querySelector('script.spec');
    const box = figure.querySelector('.plot');
    if (!source || !box) return Promise.resolve();
    const state = figure.netsimState || (figure.netsimState = {spec: JSON.parse(source.textContent), view: null, across: 0});
    state.across = box.clientWidth;
    const options = {renderer: 'svg', actions: false, ast: true, config: config, tooltip: {theme: 'custom', disableDefaultStyle: true}};
    // The room that axes and headers take beside panels is known once they are drawn.
    const attempt = function (less) {
      const spec = fitted(copy(state.spec), box, less);
      return window.vegaEmbed(box, spec, options).then(function (result) {
        const svg = box.querySelector('svg');
        const over = svg.getBoundingClientRect().width - box.clientWidth;
        if (less > 0 || over <= 1 || !(spec.spec && spec.spec.width > 120)) return result;
        return attempt(Math.ceil(over / (spec.columns || spec.usermeta.columns || 1)));
      });
    };
    return attempt(0).then(function (result) {
      state.view = result.view;
      figure.classList.add('drawn');
      return result.view;
    });
  };
  const tools = function (figure) {
    const bar = figure.querySelector('.figure-tools');
    if (!bar) return;
    [['SVG', function (view, name) { return asSvg(view).then(function (svg) { save(dataUrl(svg), name + '.svg'); }); }], ['PNG', asPng]].forEach(function (each) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = each[0];
      button.title = 'Save this figure as ' + each[0];
      button.addEventListener('click', function () { if (figure.netsimState.view) each[1](figure.netsimState.view, figure.id || 'figure'); });
      bar.appendChild(button);
    });
  };
  const figures = Array.from(document.querySelectorAll('figure')).filter(function (each) { return each.querySelector('script.spec'); });
  figures.forEach(tools);
  // What a closed fold holds is drawn when the fold opens.
  const visible = function (figure) {
    return !figure.closest('details:not([open])') && figure.querySelector('.plot').clientWidth > 0;
  };
  const all = figures.filter(visible).map(function (figure) { return draw(figure); });
  document.querySelectorAll('details').forEach(function (fold) {
    fold.addEventListener('toggle', function () {
      Array.from(fold.querySelectorAll('figure')).filter(function (each) { return figures.includes(each) && !each.netsimState && visible(each); }).forEach(draw);
    });
  });
  let waiting = 0;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      figures.forEach(function (figure) {
        const state = figure.netsimState;
        const across = figure.querySelector('.plot').clientWidth;
        if (state && across > 0 && across !== state.across) draw(figure);
      });
    }, 150);
  });
  // For tests and for the page's own scripts: resolved when all that are to be seen are drawn.
  window.netsim = window.netsim || {};
  window.netsim.figuresDrawn = Promise.all(all).then(function (views) { return views.length; });
  window.netsim.drawFigure = draw;
  window.netsim.vegaConfig = config;
})();
