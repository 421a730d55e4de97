// Packets on the drawing of the network at the instant shown: dots on the lines, numbers where they wait.
'use strict';
(function () {
  const run = window.netsimRun;
  const packets = run.packets, state = run.state;
  const lines = {};
  let layer;

  const start = function () {
    const svg = document.querySelector('#network-drawing svg');
    if (!svg) return;
    svg.querySelectorAll('g[data-direction]').forEach(function (g) {
      const numbers = g.querySelector('path').getAttribute('d').match(/-?[\d.]+/g).map(Number);
      g.getAttribute('data-direction').split('\n').forEach(function (name) { lines[name] = numbers; });
    });
    // A small network stands beside the ladder, a wide one above.
    if (svg.viewBox.baseVal.width <= 820) {
      const panel = document.getElementById('charts');
      panel.insertBefore(document.getElementById('network-drawing'), panel.firstChild);
      const heading = document.getElementById('network');
      heading.parentElement.hidden = true;
      heading.removeAttribute('id');
      document.getElementById('watch').classList.add('beside');
      panel.insertBefore(run.make('h3', {id: 'network'}, null, 'Network'), panel.firstChild);
    }
    layer = run.draw('g', {class: 'moving'}, svg);
  };

  const show = function () {
    if (!layer) return;
    run.clear(layer);
    const at = state.cursor, waiting = {};
    let low = 0, high = run.count;
    const oldest = at - run.longest - 1;
    while (low < high) { const mid = (low + high) >> 1; if (packets.sent[mid] < oldest) low = mid + 1; else high = mid; }
    let drawn = 0;
    for (let i = low; i < run.count && packets.sent[i] <= at; i++) {
      if (run.endOf(i) < at) continue;
      const hops = packets.hops[i];
      for (let h = 0; h < hops.length; h += 4) {
        const entered = packets.sent[i] + hops[h + 1], started = packets.sent[i] + hops[h + 2];
        const direction = run.data.directions[hops[h]];
        const arrived = hops[h + 3] >= 0 ? packets.sent[i] + hops[h + 3] : Math.max(run.endOf(i), started + direction[3]);
        if (at < entered || at > arrived) continue;
        if (at < started) { waiting[direction[0]] = (waiting[direction[0]] || 0) + 1; continue; }
        const l = lines[direction[0]];
        if (!l || drawn++ > 600) continue;
        const share = arrived > started ? (at - started) / (arrived - started) : 1;
        const d = run.decode(i);
        run.draw('circle', {
          cx: (l[0] + share * (l[2] - l[0])).toFixed(1), cy: (l[1] + share * (l[3] - l[1])).toFixed(1), r: i === state.packet ? 6 : d.data ? 4.2 : 2.8,
          class: 'dot' + (i === state.packet ? ' picked' : packets.talk[i] === state.talk ? ' own' : '') + (run.lost(i) ? ' lost' : '')
        }, layer);
      }
    }
    Object.keys(waiting).forEach(function (name) {
      const l = lines[name];
      if (!l) return;
      const length = Math.hypot(l[2] - l[0], l[3] - l[1]) || 1, ux = (l[2] - l[0]) / length, uy = (l[3] - l[1]) / length;
      for (let n = 0; n < Math.min(12, waiting[name]); n++) {
        run.draw('rect', {x: l[0] + ux * (4 + 6 * n) - 2 - uy * 9, y: l[1] + uy * (4 + 6 * n) - 2 + ux * 9, width: 4.4, height: 4.4, class: 'queued'}, layer);
      }
      const end = 10 + 6 * Math.min(12, waiting[name]);
      run.draw('text', {x: l[0] + ux * end - uy * 9, y: l[1] + uy * end + ux * 9 + 4, class: 'queue-count'}, layer, String(waiting[name]));
    });
  };
  run.views.push({start: start, show: show});
})();
