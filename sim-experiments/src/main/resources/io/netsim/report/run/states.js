// The states of both ends (RFC 9293, figure 5) with the way each has gone, and the sockets of both hosts at the instant shown.
'use strict';
(function () {
  const run = window.netsimRun;
  const state = run.state;
  const AT = {
    CLOSED: [300, 26], LISTEN: [300, 112], SYN_RECEIVED: [96, 198], SYN_SENT: [504, 198], ESTABLISHED: [300, 284],
    FIN_WAIT_1: [96, 370], CLOSE_WAIT: [504, 370], FIN_WAIT_2: [96, 476], CLOSING: [300, 430], LAST_ACK: [504, 476],
    TIME_WAIT: [300, 520], END: [504, 582]
  };
  // from, to, words, where they stand (share of the way, offset), bend
  const EDGES = [
    ['CLOSED', 'LISTEN', ['passive OPEN'], [-8, 4], 'end'], ['CLOSED', 'SYN_SENT', ['active OPEN', 'send SYN'], [22, -18], 'start'],
    ['LISTEN', 'SYN_RECEIVED', ['SYN came', 'send SYN, ACK'], [-10, -16], 'end'], ['LISTEN', 'SYN_SENT', ['SEND, send SYN'], [-24, 16], 'end'],
    ['SYN_SENT', 'SYN_RECEIVED', ['SYN came, send SYN, ACK'], [0, 14], 'middle'], ['SYN_RECEIVED', 'ESTABLISHED', ['ACK of SYN', 'came'], [-24, 12], 'end'],
    ['SYN_SENT', 'ESTABLISHED', ['SYN, ACK came', 'send ACK'], [24, 8], 'start'], ['SYN_RECEIVED', 'FIN_WAIT_1', ['CLOSE', 'send FIN'], [-7, 0], 'end'],
    ['ESTABLISHED', 'FIN_WAIT_1', ['CLOSE', 'send FIN'], [-22, -14], 'end'], ['ESTABLISHED', 'CLOSE_WAIT', ['FIN came', 'send ACK'], [24, -14], 'start'],
    ['FIN_WAIT_1', 'FIN_WAIT_2', ['ACK of', 'FIN came'], [-6, -2], 'end'], ['FIN_WAIT_1', 'CLOSING', ['FIN came', 'send ACK'], [14, -12], 'start'],
    ['FIN_WAIT_2', 'TIME_WAIT', ['FIN came', 'send ACK'], [-24, 14], 'end'], ['CLOSING', 'TIME_WAIT', ['ACK of FIN came'], [8, 2], 'start'],
    ['CLOSE_WAIT', 'LAST_ACK', ['CLOSE', 'send FIN'], [8, -2], 'start'], ['LAST_ACK', 'END', ['ACK of', 'FIN came'], [8, -2], 'start'],
    ['TIME_WAIT', 'END', ['time-out, 2 MSL'], [-20, 20], 'end']
  ];
  const HALF = 52;
  let box, table, shownKey = '';

  // The connections of the conversation that stand at an instant: of each host the last that has begun.
  const current = function (talk) {
    const found = [];
    [talk.a, talk.b].forEach(function (host) {
      const own = talk.ends.filter(function (e) { return e.host === host; });
      const begun = own.filter(function (e) { return e.steps[0][0] <= state.cursor; });
      const end = begun.length ? begun[begun.length - 1] : own[0];
      if (end && !found.includes(end)) found.push(end);
    });
    return found;
  };
  const now = function (end) {
    let at = end.steps[0][1] === 'CLOSED' && end.steps[0][2] === 'SYN_RECEIVED' ? 'LISTEN' : end.steps[0][1];
    let done = -1;
    end.steps.forEach(function (s, n) { if (s[0] <= state.cursor) { at = s[2]; done = n; } });
    return [at, done];
  };

  const border = function (from, to) { // where the way leaves a box
    const dx = to[0] - from[0], dy = to[1] - from[1];
    const scale = Math.min(Math.abs(dx) > 0 ? HALF / Math.abs(dx) : 9, Math.abs(dy) > 0 ? 14 / Math.abs(dy) : 9);
    return [from[0] + dx * scale, from[1] + dy * scale];
  };
  const edgeOf = function (step) {
    let from = step[1], to = step[2];
    if (from === 'CLOSED' && to === 'SYN_RECEIVED') from = 'LISTEN';
    if (to === 'CLOSED' && from !== 'SYN_SENT' && from !== 'LISTEN') to = 'END';
    return from + '>' + to;
  };

  const figure = function (parent, end) {
    const at = now(end), taken = {}, passive = end.steps[0][2] === 'SYN_RECEIVED' && end.steps[0][1] === 'CLOSED';
    end.steps.forEach(function (s, n) { (taken[edgeOf(s)] = taken[edgeOf(s)] || []).push([s, n]); });
    const svg = run.draw('svg', {viewBox: '0 0 600 606', class: 'automaton', role: 'img', 'aria-label': 'states of ' + end.host}, parent);
    const known = EDGES.map(function (e) { return e[0] + '>' + e[1]; });
    const extra = Object.keys(taken).filter(function (k) { return !known.includes(k); }).map(function (k) {
      const ends = k.split('>');
      return [ends[0], ends[1], [taken[k][0][0][3] === 'segment' ? 'reset or error came' : 'gave up'], [8, 0], 'start'];
    });
    EDGES.concat(extra).forEach(function (e) {
      const key = e[0] + '>' + e[1], steps = taken[key];
      const opened = passive && key === 'CLOSED>LISTEN';
      const done = opened || steps && steps.some(function (s) { return s[1] <= at[1]; });
      const last = steps && steps.some(function (s) { return s[1] === at[1]; });
      const a = border(AT[e[0]], AT[e[1]]), b = border(AT[e[1]], AT[e[0]]);
      const g = run.draw('g', {class: 'edge' + (done ? ' done' : steps ? ' later' : '') + (last ? ' last' : ''), 'data-edge': key}, svg);
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1, ux = (b[0] - a[0]) / length, uy = (b[1] - a[1]) / length;
      run.draw('path', {d: 'M' + a[0] + ' ' + a[1] + 'L' + b[0] + ' ' + b[1] + 'M' + (b[0] - 8 * ux - 4 * uy) + ' ' + (b[1] - 8 * uy + 4 * ux) + 'L' + b[0] + ' ' + b[1] + 'L' + (b[0] - 8 * ux + 4 * uy) + ' ' + (b[1] - 8 * uy - 4 * ux)}, g);
      const lines = e[2].concat(steps ? [run.instant(steps[0][0][0], Math.max(1e9, state.to - state.from))] : []);
      const x = (a[0] + b[0]) / 2 + e[3][0], y = (a[1] + b[1]) / 2 + e[3][1];
      lines.forEach(function (text, n) {
        run.draw('text', {x: x, y: y + 13 * n, 'text-anchor': e[4], class: steps && n === lines.length - 1 ? 'when' : ''}, g, text);
      });
    });
    Object.keys(AT).forEach(function (name) {
      const word = name === 'END' ? 'CLOSED' : name;
      const ended = at[0] === 'CLOSED' && at[1] >= 0;
      const here = name === 'END' ? ended && edgeOf(end.steps[at[1]]).endsWith('END') : name === 'CLOSED' ? at[0] === 'CLOSED' && !(ended && edgeOf(end.steps[at[1]]).endsWith('END')) : at[0] === name;
      const g = run.draw('g', {class: 'state' + (here ? ' here' : ''), 'data-state': name, transform: 'translate(' + AT[name][0] + ' ' + AT[name][1] + ')'}, svg);
      run.draw('rect', {x: -HALF, y: -14, width: 2 * HALF, height: 28, rx: 6}, g);
      run.draw('text', {y: 4.5, 'text-anchor': 'middle'}, g, word.replace(/_/g, '-'));
    });
  };

  const CAUSES = {call: 'the application calls', timer: 'a time-out, or the application gives up'};
  const steps = function (parent, end) {
    const list = run.make('ol', {class: 'life'}, parent);
    end.steps.forEach(function (s) {
      const item = run.make('li', {class: s[0] <= state.cursor ? '' : 'later'}, list);
      run.make('span', {class: 'when'}, item, run.instant(s[0], 1e9));
      const from = s[1] === 'CLOSED' && s[2] === 'SYN_RECEIVED' ? 'LISTEN' : s[1];
      const go = run.button(item, from.replace(/_/g, '-') + ' → ' + s[2].replace(/_/g, '-'), 'Go to this instant', function () { run.moveTo(s[0]); });
      go.classList.add('plain');
      if (s[4] >= 0) {
        item.append(s[3] === 'call' ? ' the application calls, while it handles ' : ' ');
        run.packetLink(item, s[4], run.label(s[4]));
      } else {
        item.append(' ' + (CAUSES[s[3]] || 'a packet that is not kept'));
      }
    });
  };

  const sockets = function (talk) {
    const rows = [];
    const hosts = talk.a === talk.b ? [talk.a] : [talk.a, talk.b];
    run.data.sockets.forEach(function (s) {
      const host = run.names[s[0]];
      if (hosts.includes(host)) rows.push([host, s[1], s[2], s[3], '*:*', false]);
    });
    run.talks.forEach(function (other) {
      other.ends.forEach(function (end) {
        if (!hosts.includes(end.host)) return;
        const at = now(end);
        if (at[1] >= 0 && at[0] !== 'CLOSED') rows.push([end.host, 'tcp', at[0].replace(/_/g, '-'), end.local, end.remote, other === talk]);
      });
    });
    rows.sort(function (a, b) { return hosts.indexOf(a[0]) - hosts.indexOf(b[0]) || a[1].localeCompare(b[1]) || (a[4] === '*:*' ? 0 : 1) - (b[4] === '*:*' ? 0 : 1) || a[3].localeCompare(b[3]); });
    run.clear(table);
    const made = run.make('table', {}, table);
    const head = run.make('tr', {}, run.make('thead', {}, made));
    ['host', 'protocol', 'state', 'local', 'remote'].forEach(function (text) { run.make('th', {scope: 'col'}, head, text); });
    const body = run.make('tbody', {}, made);
    rows.slice(0, 60).forEach(function (r) {
      const tr = run.make('tr', r[5] ? {class: 'won'} : {}, body);
      r.slice(0, 5).forEach(function (text) { run.make('td', {}, tr, text); });
    });
    run.make('caption', {}, made, (rows.length > 60 ? 'The first 60 of ' + rows.length + '. ' : '') + 'Connections as they are at the cursor; listeners and UDP sockets as at the end of the run.');
  };

  const show = function () {
    const talk = run.talk();
    if (!talk) return;
    const ends = current(talk);
    const key = state.talk + '/' + ends.map(function (e) { return talk.ends.indexOf(e) + ':' + now(e)[1]; }).join() + '/' + run.talks.reduce(function (sum, t) {
      return sum + t.ends.reduce(function (n, e) { return n + now(e)[1]; }, 0);
    }, 0);
    if (key === shownKey) return;
    shownKey = key;
    run.clear(box);
    if (!ends.length) run.make('p', {class: 'quiet'}, box, talk.proto === 'tcp' ? 'Its changes of state were not kept.' : 'Only TCP has states.');
    ends.forEach(function (end) {
      const side = run.make('div', {class: 'side', 'data-host': end.host}, box);
      run.make('h4', {}, side, end.host + ' ' + end.local);
      const text = run.make('p', {class: 'now'}, side, 'is in ');
      run.make('b', {}, text, now(end)[0].replace(/_/g, '-'));
      figure(side, end);
      steps(side, end);
    });
    sockets(talk);
  };

  const start = function () {
    box = run.make('div', {class: 'sides'}, document.getElementById('states'));
    table = run.make('div', {class: 'table'}, document.getElementById('sockets'));
  };
  run.views.push({start: start, show: show});
})();
