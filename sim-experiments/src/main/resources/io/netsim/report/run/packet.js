// The chosen packet: its life, its header bytes with their meaning, and how its host found the socket.
'use strict';
(function () {
  const run = window.netsimRun;
  const packets = run.packets, names = run.names, state = run.state;
  const PROTOCOLS = {1: 'ICMP', 6: 'TCP', 17: 'UDP', 44: 'a fragment', 58: 'ICMPv6'};
  const ECN = ['not ECN-capable', 'ECT(1)', 'ECT(0)', 'CE: congestion was experienced'];
  let box, shown = -2;

  const value = function (bytes, field) {
    const form = field[4];
    if (form === 'address') return run.address(bytes.slice(field[2] >> 3, (field[2] + field[3]) >> 3));
    if (form === 'octets') return Array.from(bytes.slice(field[2] >> 3, (field[2] + field[3]) >> 3)).map(hex).join(' ');
    const number = run.value(bytes, field);
    if (form === 'hex') return '0x' + number.toString(16).padStart(field[3] / 4, '0');
    if (form === 'bytes') return number + ' B';
    if (form === 'words') return number + ' (' + 4 * number + ' B)';
    if (form === 'tcp_flags') return run.flags(number).join(' ') || 'none';
    if (form === 'ecn') return number + ' ' + ECN[number];
    if (form === 'protocol') return number + (PROTOCOLS[number] ? ' ' + PROTOCOLS[number] : '');
    return String(number);
  };
  const hex = function (b) { return b.toString(16).padStart(2, '0'); };

  const life = function (parent, i) {
    const talk = run.talks[packets.talk[i]];
    const list = run.make('ol', {class: 'life'}, parent);
    const say = function (ps, text) {
      const item = run.make('li', {}, list);
      run.make('span', {class: 'when'}, item, run.instant(ps, 1e9));
      run.make('span', {}, item, text);
      return item;
    };
    const first = say(packets.sent[i], 'made by ' + names[packets.origin[i]] + (packets.twin[i] ? ': a duplicate, made by a link' : packets.repeats[i] ? ': carries data again' : ''));
    if (packets.cause[i] >= 0) { first.append(' while it handled '); run.packetLink(first, packets.cause[i]); }
    const hops = packets.hops[i];
    for (let h = 0; h < hops.length; h += 4) {
      const name = run.data.directions[hops[h]][0];
      const waited = hops[h + 2] - hops[h + 1];
      if (waited > 0) say(packets.sent[i] + hops[h + 1], 'waits ' + run.time(waited) + ' in the queue of ' + name);
      say(packets.sent[i] + hops[h + 2], 'first bit on ' + name);
      if (hops[h + 3] >= 0) say(packets.sent[i] + hops[h + 3], 'last bit at ' + names[run.data.directions[hops[h]][2]]);
    }
    const damage = packets.damages[i];
    if (damage) say(run.endOf(i), 'bits had flipped on ' + damage[0] + ', in byte ' + damage[3].join(', ') + (damage[1] ? '; a checksum tells' : '; no checksum tells'));
    const fate = run.fate(i);
    if (packets.end[i] < 0) say(run.data.duration, 'still under way when the run ended');
    else if (fate === 'delivered') say(packets.end[i], 'delivered at ' + names[packets.place[i]]);
    else say(packets.end[i], fate + ' at ' + names[packets.place[i]]).classList.add('bad');
    const talkers = talk.packets.filter(function (k) { return packets.cause[k] === i; });
    if (talkers.length) {
      const item = run.make('li', {}, list, 'Because of it were sent: ');
      talkers.slice(0, 8).forEach(function (k) { run.packetLink(item, k); item.append(' '); });
    }
  };

  const headers = function (parent, i) {
    const bytes = run.bytes(packets.header[i]);
    const layout = run.data.layouts[packets.layout[i]];
    const damage = packets.damages[i];
    const changed = damage ? damage[3] : [];
    const dump = run.make('div', {class: 'hex', role: 'img', 'aria-label': 'header bytes'}, parent);
    const cells = [];
    const owners = [];
    layout.forEach(function (f, n) { for (let b = f[2] >> 3; b < Math.ceil((f[2] + f[3]) / 8); b++) (owners[b] = owners[b] || []).push(n); });
    let group = null, row = null, inRow = 0;
    for (let b = 0; b < bytes.length; b++) {
      const header = layout[owners[b][0]][0];
      if (header !== group) { group = header; run.make('div', {class: 'hex-head'}, dump, header); inRow = 0; row = null; }
      if (!row || inRow === 16) { row = run.make('div', {class: 'hex-row'}, dump); inRow = 0; }
      const cell = run.make('span', {class: 'byte' + (changed.includes(b) ? ' changed' : ''), 'data-byte': b, title: owners[b].map(function (n) { return layout[n][1]; }).join(', ')}, row, hex(bytes[b]));
      cells.push(cell);
      inRow++;
    }
    const data = packets.size[i] - bytes.length;
    if (data > 0) run.make('p', {class: 'quiet small'}, dump, '+ ' + data + ' B of data');
    const wrap = run.make('div', {class: 'table fields'}, parent);
    const table = run.make('table', {}, wrap);
    const head = run.make('tr', {}, run.make('thead', {}, table));
    ['field', 'value', 'meaning'].forEach(function (text) { run.make('th', {scope: 'col'}, head, text); });
    const body = run.make('tbody', {}, table);
    group = null;
    const rows = layout.map(function (f, n) {
      if (f[0] !== group) { group = f[0]; run.make('th', {colspan: 3, class: 'group'}, run.make('tr', {}, body), group); }
      const tr = run.make('tr', {'data-field': f[1]}, body);
      run.make('td', {}, tr, f[1]);
      run.make('td', {class: 'mono'}, tr, value(bytes, f));
      run.make('td', {class: 'quiet'}, tr, f[5]);
      tr.addEventListener('pointerenter', function () { light([n]); });
      return tr;
    });
    const light = function (which) {
      rows.forEach(function (tr, n) { tr.classList.toggle('lit', which.includes(n)); });
      cells.forEach(function (cell, b) { cell.classList.toggle('lit', owners[b].some(function (n) { return which.includes(n); })); });
    };
    cells.forEach(function (cell, b) {
      cell.addEventListener('pointerenter', function () { light(owners[b]); });
      cell.addEventListener('click', function () { light(owners[b]); rows[owners[b][0]].scrollIntoView({block: 'nearest'}); });
    });
    wrap.addEventListener('pointerleave', function () { light([]); });
    dump.addEventListener('pointerleave', function () { light([]); });
  };

  const TABLES = {
    connections: 'TCP connections', listeners: 'TCP listeners', datagram_sockets: 'UDP sockets'
  };
  const socketTable = function (parent, candidates, chosen) {
    const table = run.make('table', {}, run.make('div', {class: 'table'}, parent));
    const head = run.make('tr', {}, run.make('thead', {}, table));
    ['', 'state', 'local', 'remote', 'fits'].forEach(function (text) { run.make('th', {scope: 'col'}, head, text); });
    const body = run.make('tbody', {}, table);
    candidates.forEach(function (c, n) {
      const tr = run.make('tr', n === chosen ? {class: 'won'} : {}, body);
      const why = c[3] < 0 ? 'no' : c[3] === 0 ? 'by the wildcard *' : c[3] === 1 ? 'the very local address' : c[3] === 2 ? 'the very peer' : 'local and remote end';
      [n === chosen ? '→' : '', c[0].replace(/_/g, '-'), c[1], c[2], why].forEach(function (text) { run.make('td', {}, tr, text); });
    });
  };

  const demultiplex = function (parent, i) {
    const d = run.decode(i), b = d.bytes, ip = d.ip;
    const address = function (v4, v6) { return run.address(d.six ? b.slice(v6, v6 + 16) : b.slice(v4, v4 + 4)); };
    const source = address(12, 8), target = address(16, 24);
    const steps = run.make('ol', {class: 'steps'}, parent);
    const step = function (title, text) {
      const item = run.make('li', {}, steps);
      run.make('b', {}, item, title);
      run.make('p', {}, item, text);
      return item;
    };
    const place = names[packets.place[i]], fate = run.fate(i), damage = packets.damages[i];
    if (run.lost(i) && !packets.looks[i].length) {
      step('It did not get that far', fate === 'corrupted' ? 'At ' + place + ' a checksum did not match: the packet was dropped before anybody looked for a socket.'
        : fate + ' at ' + place + '.');
      return;
    }
    if (packets.end[i] < 0) { step('Not yet', 'The packet was under way when the run ended.'); return; }
    step('IP: is it for this host?', 'Destination ' + target + ' is an address of ' + place + ': it is kept, not forwarded.' + (damage ? ' Its bits had flipped, but the checksums match.' : ''));
    if (d.offset) {
      step('IP: is it all of a packet?', 'No: it is a fragment, from byte ' + d.offset + ' on. It waits for the others; the packet that they make is handed over.');
      return;
    }
    step('IP: which protocol?', (d.six ? 'Next header ' : 'Protocol ') + d.proto + ' in the IP header is ' + (PROTOCOLS[d.proto] || 'unknown') + '.');
    if (d.icmp) {
      step('ICMP', d.error ? 'An error: the quoted header tells which socket\'s packet it is about; that protocol is told.' : 'An echo: no ports. Requests are answered by the host itself; replies go by identifier.');
      return;
    }
    const sp = (b[ip] << 8) | b[ip + 1], dp = (b[ip + 2] << 8) | b[ip + 3];
    packets.looks[i].forEach(function (index) {
      const look = run.data.lookups[index];
      const found = look[3] >= 0;
      let item;
      if (look[0] === 'connections') {
        item = step(TABLES[look[0]] + ', by all four', 'Key: local ' + target + ':' + dp + ', remote ' + source + ':' + sp + '. ' +
          (found ? 'One of ' + look[1] + ' entries is equal in all four: it gets the segment, whatever listens on the port.' : 'None of ' + look[1] + ' entries is equal in all four.'));
      } else if (look[0] === 'listeners') {
        item = step(TABLES[look[0]] + ', by local end', 'Key: port ' + dp + ', then address ' + target + '. ' +
          (found ? 'A listener at the very address comes before one at the wildcard.' : 'Nobody listens there.'));
      } else {
        item = step(TABLES[look[0]] + ', by local end', 'Key: port ' + dp + ', then address ' + target + '. UDP does not ask who sends, unless a socket is connected. ' +
          (found ? 'Of the sockets that take it, the one that fits best gets it.' : 'No socket has this port.'));
      }
      if (look[2].length) socketTable(item, look[2], look[3]);
    });
    const looks = packets.looks[i];
    const last = looks.length ? run.data.lookups[looks[looks.length - 1]] : null;
    const answers = run.talks[packets.talk[i]].packets.filter(function (k) { return packets.cause[k] === i; });
    const result = step('So', '');
    result.classList.add(fate === 'delivered' ? 'good' : 'bad');
    const text = result.querySelector('p');
    if (fate === 'no socket') {
      text.textContent = d.proto === 6 ? (d.flags & 4 ? 'It belongs to nobody; a reset is not answered.' : 'It belongs to nobody, so the host answers with a reset. ')
        : 'It belongs to nobody, so the host answers with ICMP port unreachable. ';
    } else if (last && last[3] >= 0) {
      const c = last[2][last[3]];
      text.textContent = 'The socket ' + c[1] + (c[2] === '*:*' ? '' : ' – ' + c[2]) + ' (' + c[0].replace(/_/g, '-') + ') at ' + place + ' gets it' + (fate === 'delivered' ? '. ' : ', but: ' + fate + '. ');
      if (last[0] === 'listeners' && d.flags & 2) text.textContent += 'The SYN makes a connection of its own, in SYN-RECEIVED; from now on its segments are found in the first table. ';
    }
    answers.slice(0, 3).forEach(function (k) { run.packetLink(text, k, run.label(k)); text.append(' '); });
  };

  const show = function () {
    if (state.packet === shown) return;
    shown = state.packet;
    run.clear(box);
    const i = state.packet;
    if (i < 0) { run.make('p', {class: 'quiet'}, box, 'No packet is chosen.'); return; }
    const talk = run.talks[packets.talk[i]];
    const from = packets.way[i] === 0 ? [talk.a, talk.aSocket, talk.b, talk.bSocket] : [talk.b, talk.bSocket, talk.a, talk.aSocket];
    const head = run.make('p', {class: 'packet-title'}, box);
    run.make('b', {}, head, run.label(i));
    run.make('span', {class: 'quiet'}, head, ' packet ' + (i + 1) + ', ' + from[0] + ' ' + from[1] + ' → ' + from[2] + ' ' + from[3] + ', ' + packets.size[i] + ' B');
    const grid = run.make('div', {class: 'packet-grid'}, box);
    const left = run.make('section', {}, grid), right = run.make('section', {}, grid);
    run.make('h4', {}, left, 'Its life');
    life(left, i);
    run.make('h4', {}, left, 'How the socket was found');
    demultiplex(left, i);
    run.make('h4', {}, right, 'Header bytes');
    headers(right, i);
  };

  const start = function () {
    box = run.make('div', {class: 'packet-box', 'aria-live': 'polite'}, document.getElementById('packet'));
  };
  run.views.push({start: start, show: show});
})();
