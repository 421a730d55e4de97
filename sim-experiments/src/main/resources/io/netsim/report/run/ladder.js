// The packet ladder: time runs down, nodes stand side by side, a packet is an arrow that slopes as long as it travels.
'use strict';
(function () {
  const run = window.netsimRun;
  const packets = run.packets, names = run.names, state = run.state, directions = run.data.directions;
  const HEAD = 34, MANY = 260;
  let box, svg, height = 620, width = 600, shapes = [];

  const y = function (t) { return HEAD + (t - state.ladderFrom) / (state.ladderTo - state.ladderFrom) * (height - HEAD); };
  const timeAt = function (py) { return state.ladderFrom + (py - HEAD) / (height - HEAD) * (state.ladderTo - state.ladderFrom); };

  // Where the nodes of the way stand; a node off the way (another path back) stands between its neighbours.
  const columns = function (talk) {
    const side = width < 460 ? 92 : 150;
    const at = {};
    talk.path.forEach(function (node, n) { at[node] = side + n * (width - 2 * side) / Math.max(1, talk.path.length - 1); });
    return at;
  };

  // The lines of one packet, and the place of its cross if it is lost.
  const shape = function (i, at, talk) {
    const hops = packets.hops[i], sent = packets.sent[i], end = packets.end[i];
    const forward = packets.way[i] === 0;
    const target = at[forward ? talk.b : talk.a];
    let x = at[names[packets.origin[i]]];
    if (x === undefined) x = (at[talk.a] + at[talk.b]) / 2;
    const s = {i: i, lines: [], waits: [], cross: null, x0: x, y0: y(sent), forward: forward, tip: null};
    const place = names[packets.place[i]];
    for (let h = 0; h < hops.length; h += 4) {
      const to = directions[hops[h]];
      let next = at[names[to[2]]];
      if (next === undefined) next = s.x0 + Math.min(1, (h / 4 + 1) / (talk.path.length - 1)) * (target - s.x0);
      const entered = y(sent + hops[h + 1]), started = y(sent + hops[h + 2]);
      if (started - entered > 1) s.waits.push([x, entered, x, started]);
      if (hops[h + 3] >= 0) {
        const arrived = y(sent + hops[h + 3]);
        s.lines.push([x, started, next, arrived]);
        s.tip = [x, started, next, arrived];
      } else if (end >= 0 && run.lost(i) && packets.wire[i]) {
        const arrived = y(end);
        s.cross = [x + 0.6 * (next - x), started + 0.6 * (arrived - started)];
        s.lines.push([x, started, s.cross[0], s.cross[1]]);
      } else {
        const seen = Math.min(1, (run.data.duration - sent - hops[h + 2]) / Math.max(1, to[3]));
        s.lines.push([x, started, x + Math.max(0.04, seen * 0.9) * (next - x), y(run.endOf(i))]);
      }
      x = next;
    }
    if (run.lost(i) && !s.cross) {
      const node = place in at ? at[place] : x;
      s.cross = [node, y(end)];
    }
    return s;
  };

  const kind = function (i) {
    const d = run.decode(i);
    let text = run.lost(i) ? 'lost' : packets.repeats[i] ? 'again' : d.icmp ? 'icmp' : d.flags & 7 ? 'control' : d.data ? 'data' : 'ack';
    if (packets.twin[i]) text += ' twin';
    return text;
  };

  const axis = function (at, talk) {
    for (const node of Object.keys(at)) {
      run.draw('line', {x1: at[node], x2: at[node], y1: HEAD - 6, y2: height, class: 'rail'}, svg);
      const ends = node === talk.a || node === talk.b;
      const room = Math.floor(Math.abs(at[talk.b] - at[talk.a]) / Math.max(1, talk.path.length - 1) / 7);
      const most = ends ? 16 : Math.min(14, room);
      if (ends || most >= 5) {
        run.draw('text', {x: at[node], y: 20, class: ends ? 'node end' : 'node'}, svg, node.length > most ? node.slice(0, most - 1) + '…' : node);
      }
    }
    const span = state.ladderTo - state.ladderFrom;
    run.ticks(state.ladderFrom, state.ladderTo, height / 70).forEach(function (t) {
      run.draw('line', {x1: 0, x2: width, y1: y(t), y2: y(t), class: 'grid'}, svg);
      run.draw('text', {x: 2, y: y(t) - 2, class: 'tick'}, svg, run.instant(t, span));
    });
  };

  const path = function (lines) {
    return lines.map(function (l) { return 'M' + l[0].toFixed(1) + ' ' + l[1].toFixed(1) + 'L' + l[2].toFixed(1) + ' ' + l[3].toFixed(1); }).join('');
  };
  const arrow = function (l) {
    const length = Math.hypot(l[2] - l[0], l[3] - l[1]) || 1;
    const ux = (l[2] - l[0]) / length, uy = (l[3] - l[1]) / length;
    const x = l[2], py = l[3];
    return 'M' + (x - 7 * ux - 3 * uy).toFixed(1) + ' ' + (py - 7 * uy + 3 * ux).toFixed(1) + 'L' + x.toFixed(1) + ' ' + py.toFixed(1) +
      'L' + (x - 7 * ux + 3 * uy).toFixed(1) + ' ' + (py - 7 * uy - 3 * ux).toFixed(1);
  };
  const cross = function (c) {
    return 'M' + (c[0] - 5) + ' ' + (c[1] - 5) + 'l10 10M' + (c[0] + 5) + ' ' + (c[1] - 5) + 'l-10 10';
  };

  const batch = function () {
    const groups = {};
    shapes.forEach(function (s) {
      const key = kind(s.i);
      (groups[key] = groups[key] || []).push(s);
    });
    Object.keys(groups).forEach(function (key) {
      run.draw('path', {class: 'packet ' + key, d: groups[key].map(function (s) { return path(s.lines); }).join('')}, svg);
      const crosses = groups[key].filter(function (s) { return s.cross; }).map(function (s) { return cross(s.cross); }).join('');
      if (crosses) run.draw('path', {class: 'cross', d: crosses}, svg);
    });
  };

  const single = function (talk, at) {
    const free = [-99, -99];
    const long = width >= 460;
    shapes.forEach(function (s) {
      const g = run.draw('g', {class: 'packet ' + kind(s.i) + (s.i === state.packet ? ' picked' : ''), 'data-packet': s.i}, svg);
      if (s.waits.length) run.draw('path', {class: 'waits', d: path(s.waits)}, g);
      run.draw('path', {d: path(s.lines)}, g);
      if (s.tip) run.draw('path', {d: arrow(s.tip), class: 'tip'}, g);
      if (s.cross) run.draw('path', {d: cross(s.cross), class: 'cross'}, g);
      const side = s.x0 <= (at[talk.a] + at[talk.b]) / 2 ? 0 : 1;
      const leaves = s.lines.length ? s.lines[0][1] : s.y0; // when its first bit is sent, not when it begins to wait
      const from = Math.max(leaves, HEAD + 8);
      if (from - free[side] >= 11 && leaves > HEAD - 4 && leaves < height - 2) {
        free[side] = from;
        const edge = side === 0 ? Math.min(at[talk.a], at[talk.b]) - 6 : Math.max(at[talk.a], at[talk.b]) + 6;
        run.draw('text', {x: edge, y: from + 4, class: side === 0 ? 'label left' : 'label'}, g, long ? run.label(s.i) : run.shortLabel(s.i));
      }
      if (s.cross && !packets.wire[s.i] && s.lines.length === 0) {
        run.draw('text', {x: s.cross[0] + 9, y: s.cross[1] + 4, class: 'why'}, g, run.fate(s.i));
      } else if (s.cross) {
        run.draw('text', {x: s.cross[0] + 9, y: s.cross[1] + 13, class: 'why'}, g, run.fate(s.i));
      }
    });
  };

  const show = function () {
    width = Math.max(300, box.clientWidth);
    height = window.innerWidth < 700 ? 460 : Math.max(620, Math.min(900, document.getElementById('charts').clientHeight - 110));
    run.clear(svg);
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    svg.setAttribute('height', height);
    const talk = run.talk();
    if (!talk) return;
    const at = columns(talk);
    axis(at, talk);
    const body = talk.packets.filter(function (i) { return packets.sent[i] < state.ladderTo && run.endOf(i) >= state.ladderFrom; });
    shapes = body.map(function (i) { return shape(i, at, talk); });
    if (talk.gapFrom >= 0 && talk.gapFrom < state.ladderTo && talk.gapTo > state.ladderFrom) {
      const top = Math.max(HEAD, y(talk.gapFrom)), bottom = Math.min(height, y(talk.gapTo));
      run.draw('rect', {x: 0, y: top, width: width, height: Math.max(2, bottom - top), class: 'gap'}, svg);
      run.draw('text', {x: width / 2, y: (top + bottom) / 2, class: 'node'}, svg, (talk.seen - talk.packets.length) + ' packets left out');
    }
    if (shapes.length > MANY) batch(); else single(talk, at);
    const picked = shapes.find(function (s) { return s.i === state.packet; });
    if (picked && shapes.length > MANY) run.draw('path', {class: 'packet picked ' + kind(picked.i), d: path(picked.lines)}, svg);
    const line = y(state.cursor);
    if (line >= HEAD - 1 && line <= height) {
      run.draw('line', {x1: 0, x2: width, y1: line, y2: line, class: 'cursor'}, svg);
      run.draw('text', {x: width - 3, y: line - 3, class: 'tick now'}, svg, run.instant(state.cursor, state.ladderTo - state.ladderFrom));
    }
    svg.setAttribute('aria-label', shapes.length + ' packets between ' + talk.a + ' and ' + talk.b);
  };

  const distance = function (x, py, l) {
    const dx = l[2] - l[0], dy = l[3] - l[1];
    const t = Math.max(0, Math.min(1, ((x - l[0]) * dx + (py - l[1]) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - l[0] - t * dx, py - l[1] - t * dy);
  };
  const nearest = function (x, py) {
    let best = null, least = 14;
    shapes.forEach(function (s) {
      const all = s.lines.concat(s.waits);
      if (s.cross) all.push([s.cross[0], s.cross[1], s.cross[0], s.cross[1]]);
      all.forEach(function (l) {
        const d = distance(x, py, l);
        if (d < least) { least = d; best = s.i; }
      });
      if (Math.abs(py - s.y0) < 6 && (s.forward ? x < s.x0 : x > s.x0) && least > 5) { least = 5; best = s.i; }
    });
    return best;
  };

  const step = function (by) {
    const all = run.talk().packets;
    const here = all.indexOf(state.packet);
    const next = all[Math.max(0, Math.min(all.length - 1, here + by))];
    if (next !== undefined) run.pick(next);
  };

  const start = function () {
    const panel = document.getElementById('ladder');
    const legend = run.make('p', {class: 'legend'}, panel);
    [['control', 'SYN, FIN, RST'], ['data', 'data'], ['ack', 'ACK'], ['again', 'sent again'], ['lost', '✕ lost']].forEach(function (l) {
      run.make('span', {class: 'key ' + l[0]}, legend, l[1]);
    });
    box = run.make('div', {class: 'ladder-box'}, panel);
    svg = run.draw('svg', {class: 'ladder', width: '100%', tabindex: 0, role: 'application', 'aria-roledescription': 'packet ladder'}, box);
    run.make('p', {class: 'quiet small'}, panel, 'Click a packet. Drag to move through time; arrow keys go from packet to packet, + and − zoom (Ctrl with the wheel).');
    let grabbed = null;
    const place = function (event) {
      const r = svg.getBoundingClientRect();
      return [(event.clientX - r.left) * width / r.width, (event.clientY - r.top) * height / r.height];
    };
    svg.addEventListener('pointerdown', function (event) {
      grabbed = {y: event.clientY, from: state.ladderFrom, to: state.ladderTo, moved: false};
      if (event.pointerType === 'mouse') svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener('pointermove', function (event) {
      if (!grabbed || event.pointerType !== 'mouse') return;
      const by = (event.clientY - grabbed.y) / (height - HEAD) * (grabbed.to - grabbed.from);
      if (Math.abs(event.clientY - grabbed.y) > 3) grabbed.moved = true;
      if (grabbed.moved) {
        const shift = Math.max(-by, -grabbed.from);
        run.set({ladderFrom: grabbed.from + shift, ladderTo: grabbed.to + shift});
      }
    });
    svg.addEventListener('pointerup', function (event) {
      const held = grabbed;
      grabbed = null;
      if (!held || held.moved) return;
      const p = place(event);
      const found = nearest(p[0], p[1]);
      svg.focus({preventScroll: true});
      if (found !== null) run.pick(found); else if (p[1] > HEAD) run.set({cursor: Math.max(0, timeAt(p[1]))});
    });
    svg.addEventListener('pointercancel', function () { grabbed = null; });
    svg.addEventListener('wheel', function (event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      run.zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(place(event)[1]));
    }, {passive: false});
    svg.addEventListener('keydown', function (event) {
      const keys = {
        ArrowDown: function () { step(1); }, ArrowRight: function () { step(1); }, ArrowUp: function () { step(-1); },
        ArrowLeft: function () { step(-1); }, '+': function () { run.zoom(0.7); }, '-': function () { run.zoom(1.4); },
        PageDown: function () { step(10); }, PageUp: function () { step(-10); },
        Home: function () { step(-1e9); }, End: function () { step(1e9); }
      };
      if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });
    window.addEventListener('resize', function () { run.set({}); });
  };
  run.views.push({start: start, show: show});
})();
