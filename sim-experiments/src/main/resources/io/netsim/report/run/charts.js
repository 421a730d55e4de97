// Series of the chosen conversation on one time axis: windows, round trips, queues on the way.
'use strict';
(function () {
  const run = window.netsimRun;
  const state = run.state, packets = run.packets;
  const LEFT = 62, RIGHT = 10, TOP = 8, BOTTOM = 20;
  const byEntity = {};
  run.data.series.forEach(function (s) { (byEntity[s.entity] = byEntity[s.entity] || {})[s.metric] = s; });
  let box, plots = [], shownTalk = -1;

  const line = function (series, name, color) { return {series: series, name: name, color: color}; };

  // What there is to draw: [title, unit, lines or dots].
  const plan = function (talk) {
    const found = [];
    let own = null;
    talk.flows.forEach(function (flow) {
      if (byEntity[flow] && byEntity[flow].cwnd_bytes) own = own || byEntity[flow];
    });
    if (own) {
      found.push({title: 'Windows', unit: 'B', marks: true, lines: [
        line(own.cwnd_bytes, 'cwnd', 1), own.ssthresh_bytes && line(own.ssthresh_bytes, 'ssthresh', 2),
        own.flight_bytes && line(own.flight_bytes, 'in flight', 8)].filter(Boolean)});
      found.push({title: 'Round trip', unit: 's', lines: [
        own.srtt_s && line(own.srtt_s, 'smoothed RTT', 3), own.rto_s && line(own.rto_s, 'RTO', 4)].filter(Boolean)});
    }
    const dots = {t: [], v: []};
    talk.packets.forEach(function (i) {
      if (run.fate(i) === 'delivered') { dots.t.push(packets.sent[i] / 1e12); dots.v.push((packets.end[i] - packets.sent[i]) / 1e12); }
    });
    if (!own) found.push({title: 'One-way delay', unit: 's', marks: true, lines: [Object.assign(line(dots, 'of each packet', 1), {dots: true})]});
    const queues = new Set();
    talk.packets.forEach(function (i) { for (let h = 0; h < packets.hops[i].length; h += 4) queues.add(packets.hops[i][h]); if (run.lost(i)) directionNamed(run.names[packets.place[i]], queues); });
    const waiting = Array.from(queues).map(function (d) { return run.data.directions[d][0]; })
      .map(function (name) { return [name, (byEntity[name] || {}).queue_packets]; })
      .filter(function (q) { return q[1] && q[1].v.some(function (v) { return v > 0; }); })
      .sort(function (a, b) { return Math.max.apply(null, b[1].v) - Math.max.apply(null, a[1].v); }).slice(0, 3);
    if (waiting.length) {
      found.push({title: 'Queue', unit: 'packets', lines: waiting.map(function (q, n) { return line(q[1], q[0], [5, 6, 7][n]); })});
    }
    return found;
  };
  const directionNamed = function (name, into) {
    run.data.directions.forEach(function (d, n) { if (d[0] === name) into.add(n); });
  };

  const x = function (ps, width) { return LEFT + (ps - state.from) / (state.to - state.from) * (width - LEFT - RIGHT); };

  const before = function (times, s) { // last place with times[place] <= s, or -1
    let low = 0, high = times.length;
    while (low < high) { const mid = (low + high) >> 1; if (times[mid] <= s) low = mid + 1; else high = mid; }
    return low - 1;
  };

  const draw = function (plot, talk, width) {
    const svg = run.clear(plot.svg), height = plot.height;
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    const from = state.from / 1e12, to = state.to / 1e12;
    let most = 0;
    plot.lines.forEach(function (l) {
      const first = Math.max(0, before(l.series.t, from));
      const last = before(l.series.t, to);
      for (let k = first; k <= last; k++) if (l.name !== 'ssthresh' && l.name !== 'RTO' || plot.lines.length === 1) most = Math.max(most, l.series.v[k]);
      if (l.name === 'RTO') for (let k = first; k <= last; k++) most = Math.max(most, Math.min(l.series.v[k], 12 * (plot.lines[0].series.v[0] || 1)));
    });
    most = most * 1.08 || 1;
    const y = function (v) { return height - BOTTOM - Math.min(1.02, v / most) * (height - TOP - BOTTOM); };
    run.ticks(0, most, 3).forEach(function (v) {
      run.draw('line', {x1: LEFT, x2: width - RIGHT, y1: y(v), y2: y(v), class: 'grid'}, svg);
      run.draw('text', {x: LEFT - 5, y: y(v) + 4, class: 'tick end'}, svg, run.amount(v, plot.unit === 'packets' ? '' : plot.unit));
    });
    run.ticks(state.from, state.to, (width - LEFT) / 105).forEach(function (t) {
      run.draw('text', {x: x(t, width), y: height - 5, class: 'tick mid'}, svg, run.instant(t, state.to - state.from));
    });
    const band = [Math.max(LEFT, x(state.ladderFrom, width)), Math.min(width - RIGHT, x(state.ladderTo, width))];
    if (band[1] > band[0]) run.draw('rect', {x: band[0], y: TOP, width: Math.max(2, band[1] - band[0]), height: height - TOP - BOTTOM, class: 'band'}, svg);
    plot.lines.forEach(function (l) {
      const t = l.series.t, v = l.series.v;
      const first = Math.max(0, before(t, from)), last = Math.min(t.length - 1, before(t, to) + 1);
      let d = '';
      for (let k = first; k <= last; k++) {
        const px = Math.max(LEFT, Math.min(width - RIGHT, x(t[k] * 1e12, width))).toFixed(1);
        if (l.dots) { if (t[k] >= from && t[k] <= to) d += 'M' + px + ' ' + y(v[k]).toFixed(1) + 'h.01'; }
        else d += (d ? 'H' + px + 'V' : 'M' + px + ' ') + y(v[k]).toFixed(1);
      }
      if (!l.dots && last === t.length - 1 && t.length) d += 'H' + Math.max(LEFT, Math.min(width - RIGHT, x(state.to, width))).toFixed(1);
      run.draw('path', {d: d, class: (l.dots ? 'dots' : 'line') + ' c' + l.color}, svg);
    });
    if (plot.marks) marks(svg, talk, width);
    const at = x(state.cursor, width);
    if (at >= LEFT - 1 && at <= width - RIGHT + 1) run.draw('line', {x1: at, x2: at, y1: TOP - 4, y2: height - BOTTOM, class: 'cursor'}, svg);
    plot.lines.forEach(function (l, n) {
      const k = before(l.series.t, state.cursor / 1e12);
      plot.values[n].textContent = k < 0 ? '–' : run.amount(l.series.v[k], plot.unit === 'packets' ? '' : plot.unit);
    });
  };

  const marks = function (svg, talk, width) {
    let lost = '', again = '';
    talk.packets.forEach(function (i) {
      const px = x(run.lost(i) ? run.endOf(i) : packets.sent[i], width);
      if (px < LEFT || px > width - RIGHT) return;
      if (run.lost(i)) lost += 'M' + (px - 3).toFixed(1) + ' ' + TOP + 'l6 6m0 -6l-6 6';
      else if (packets.repeats[i]) again += 'M' + px.toFixed(1) + ' ' + (TOP + 9) + 'v7';
    });
    if (lost) run.draw('path', {d: lost, class: 'cross'}, svg);
    if (again) run.draw('path', {d: again, class: 'againmark'}, svg);
  };

  const rebuild = function (talk) {
    run.clear(box);
    plots = plan(talk);
    plots.forEach(function (plot, n) {
      const holder = run.make('div', {class: 'chart'}, box);
      const head = run.make('p', {class: 'legend'}, holder);
      run.make('b', {}, head, plot.title);
      plot.values = plot.lines.map(function (l) {
        run.make('span', {class: 'key line c' + l.color}, head, l.name);
        return run.make('output', {class: 'value', 'data-series': l.name}, head, '');
      });
      plot.height = n === 0 ? 140 : 104;
      plot.svg = run.draw('svg', {width: '100%', height: plot.height, class: 'series', role: 'img', 'aria-label': plot.title + ' over time'}, holder);
    });
  };

  const show = function () {
    const talk = run.talk();
    if (!talk) return;
    if (shownTalk !== talk.index) { shownTalk = talk.index; rebuild(talk); }
    const width = Math.max(280, box.clientWidth);
    plots.forEach(function (plot) { draw(plot, talk, width); });
  };

  const start = function () {
    const panel = document.getElementById('charts');
    box = run.make('div', {class: 'charts-box'}, panel);
    run.make('p', {class: 'quiet small'}, panel, 'Click or drag: the line is the same instant everywhere on this page. The shaded span is what the ladder shows. ✕ lost, | sent again.');
    let held = false;
    const move = function (event) {
      const r = box.getBoundingClientRect();
      const share = (event.clientX - r.left - LEFT) / (r.width - LEFT - RIGHT);
      run.moveTo(state.from + Math.max(0, Math.min(1, share)) * (state.to - state.from));
    };
    box.addEventListener('pointerdown', function (event) { if (event.target.closest('svg')) { held = true; move(event); } });
    box.addEventListener('pointermove', function (event) { if (held) move(event); });
    window.addEventListener('pointerup', function () { held = false; });
    window.addEventListener('pointercancel', function () { held = false; });
    box.addEventListener('wheel', function (event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const r = box.getBoundingClientRect();
      const share = Math.max(0, Math.min(1, (event.clientX - r.left - LEFT) / (r.width - LEFT - RIGHT)));
      const at = state.from + share * (state.to - state.from);
      const span = Math.max(1e6, Math.min(run.data.duration, (state.to - state.from) * (event.deltaY > 0 ? 1.25 : 0.8)));
      const from = Math.max(0, at - share * span);
      run.set({from: from, to: from + span});
    }, {passive: false});
  };
  run.views.push({start: start, show: show});
})();
