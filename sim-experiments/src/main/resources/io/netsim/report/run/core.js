// The data of a run's page, the one instant that all views show, and small things that the views share.
// Views: window.netsimRun.views is a list of {start(run), show(run)}; controls.js starts them.
'use strict';
window.netsimRun = (function () {
  const element = document.getElementById('run-data');
  const data = JSON.parse(element.textContent);
  const packets = data.packets;
  const names = data.names;
  const count = packets.sent.length;
  const run = {data: data, packets: packets, names: names, count: count, views: []};

  // ---- packets ---------------------------------------------------------------------------------------------------

  run.bytes = function (base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  };
  const word = function (b, at) { return ((b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3]) >>> 0; };
  const half = function (b, at) { return (b[at] << 8) | b[at + 1]; };

  // What the ladder says of a packet, read from its own header bytes.
  const decoded = new Array(count);
  run.decode = function (i) {
    if (decoded[i]) return decoded[i];
    const b = run.bytes(packets.header[i]);
    const six = b[0] >> 4 === 6;
    const cut = six && b[6] === 44; // the extension header of fragments
    const ip = six ? (cut ? 48 : 40) : 4 * (b[0] & 15);
    const offset = six ? (cut ? half(b, 42) & 0xfff8 : 0) : 8 * (half(b, 6) & 0x1fff);
    const proto = six ? (cut ? b[40] : b[6]) : b[9];
    const d = {proto: offset ? -1 : proto, bytes: b, ip: ip, six: six, offset: offset, ttl: b[six ? 7 : 8]};
    if (d.proto === 6 && b.length >= ip + 20) {
      d.seq = word(b, ip + 4); d.ack = word(b, ip + 8); d.flags = b[ip + 13]; d.window = half(b, ip + 14);
      d.data = packets.size[i] - ip - 4 * (b[ip + 12] >> 4);
      d.sack = run.field(i, 'block 1 from') !== null;
    } else if (d.proto === 17) {
      d.data = packets.size[i] - ip - 8;
    } else if (d.proto === 1 || d.proto === 58) {
      d.icmp = true; d.type = b[ip]; d.code = b[ip + 1];
      d.error = six ? d.type < 128 : [3, 11].includes(d.type);
    }
    decoded[i] = d;
    return d;
  };
  /** Four bytes in decimals, or sixteen as RFC 5952 writes them: the longest run of zeros is left out. */
  run.address = function (b) {
    if (b.length === 4) return Array.from(b).join('.');
    const words = [];
    for (let at = 0; at < 16; at += 2) words.push(half(b, at));
    let best = 0, from = -1;
    for (let i = 0; i < 8; i++) {
      let n = 0;
      while (i + n < 8 && words[i + n] === 0) n++;
      if (n > best) { best = n; from = i; }
    }
    const text = function (some) { return some.map(function (w) { return w.toString(16); }).join(':'); };
    return best < 2 ? text(words) : text(words.slice(0, from)) + '::' + text(words.slice(from + best));
  };
  run.field = function (i, name) {
    const layout = data.layouts[packets.layout[i]];
    for (const f of layout) if (f[1] === name) return f;
    return null;
  };
  run.value = function (b, field) {
    let value = 0;
    for (let bit = field[2]; bit < field[2] + field[3]; bit++) value = value * 2 + ((b[bit >> 3] >> (7 - (bit & 7))) & 1);
    return value;
  };

  const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'];
  run.flags = function (bits) {
    return [1, 0, 2, 4, 3, 5, 6, 7].filter(function (n) { return bits >> n & 1; }).map(function (n) { return FLAGS[n]; });
  };
  const ICMPV6 = {2: 'too big', 3: 'time exceeded', 4: 'parameter problem', 128: 'echo request', 129: 'echo reply'};
  const UNREACHABLE_V6 = {0: 'no route', 3: 'address unreachable', 4: 'port unreachable'};
  const UNREACHABLE = ['net unreachable', 'host unreachable', 'protocol unreachable', 'port unreachable', 'too big'];
  run.label = function (i) {
    const d = run.decode(i);
    if (d.proto === 6) {
      const talk = run.talks[packets.talk[i]];
      const way = packets.way[i];
      const from = (d.seq - talk.isn[way]) >>> 0;
      const marks = run.flags(d.flags).filter(function (f) { return f !== 'PSH' && (f !== 'ACK' || d.flags & 7 || !d.data); });
      let text = d.flags & 7 || !d.data ? marks.join(' ') : '';
      if (d.data) text += (text ? ' ' : '') + from + ':' + (from + d.data);
      if (d.flags & 16 && talk.hasIsn[1 - way] && (!d.data || d.flags & 7)) text += ' ' + ((d.ack - talk.isn[1 - way]) >>> 0);
      return text + (d.sack ? ' SACK' : '');
    }
    if (d.proto === 17) return 'UDP ' + d.data + ' B';
    if (d.offset) return 'fragment from ' + d.offset;
    if (d.proto === 58) return 'ICMPv6 ' + (d.type === 1 ? UNREACHABLE_V6[d.code] || 'unreachable' : ICMPV6[d.type] || 'type ' + d.type);
    if (d.proto === 1) {
      if (d.type === 3) return 'ICMP ' + (UNREACHABLE[d.code] || 'unreachable');
      return 'ICMP ' + ({0: 'echo reply', 8: 'echo request', 11: 'time exceeded'}[d.type] || 'type ' + d.type);
    }
    return 'IP ' + packets.size[i] + ' B';
  };
  run.shortLabel = function (i) {
    const d = run.decode(i);
    const label = run.label(i);
    return d.proto === 6 && d.data ? label.replace(/:\d+/, '') : label;
  };
  run.lost = function (i) { const fate = names[packets.fate[i]]; return fate !== 'delivered' && fate !== 'in_flight'; };
  run.fate = function (i) { return names[packets.fate[i]].replace(/_/g, ' '); };
  run.endOf = function (i) { return packets.end[i] < 0 ? data.duration : packets.end[i]; };

  // ---- conversations ---------------------------------------------------------------------------------------------

  run.talks = data.conversations.map(function (c, index) {
    return {
      index: index, proto: c[0], a: names[c[1]], aSocket: c[2], b: names[c[3]], bSocket: c[4], flows: c[5], seen: c[6],
      gapFrom: c[7], gapTo: c[8], packets: [], isn: [0, 0], hasIsn: [false, false], ends: [], path: []
    };
  });
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const talk = run.talks[packets.talk[i]];
    talk.packets.push(i);
    if (packets.end[i] >= 0) longest = Math.max(longest, packets.end[i] - packets.sent[i]);
    if (talk.proto === 'tcp') {
      const way = packets.way[i];
      const d = run.decode(i);
      if (d.proto === 6 && (!talk.hasIsn[way] || d.flags & 2)) { talk.isn[way] = d.seq; talk.hasIsn[way] = true; }
      if (d.proto === 6 && d.flags & 16 && !talk.hasIsn[1 - way] && !(d.flags & 4)) {
        talk.isn[1 - way] = (d.ack - 1) >>> 0; talk.hasIsn[1 - way] = true;
      }
    }
  }
  run.longest = longest;
  data.ends.forEach(function (e) {
    run.talks[e[0]].ends.push({host: names[e[1]], local: e[2], remote: e[3], steps: e[4]});
  });
  run.talks.forEach(function (talk) {
    // The nodes on the way, from the packet with most hops that came from a.
    let best = [talk.a, talk.b];
    let most = 0;
    for (const i of talk.packets) {
      const hops = packets.hops[i];
      if (packets.way[i] === 0 && hops.length > most && names[packets.origin[i]] === talk.a) {
        most = hops.length;
        best = [talk.a];
        for (let h = 0; h < hops.length; h += 4) best.push(names[data.directions[hops[h]][2]]);
        if (best[best.length - 1] !== talk.b && hops.length < 400) best.push(talk.b);
      }
    }
    talk.path = best;
  });
  run.title = function (talk) {
    const flow = talk.flows.length ? talk.flows[0] + (talk.flows.length > 1 ? ' …' : '') + ' · ' : '';
    return flow + talk.proto.toUpperCase() + ' ' + talk.a + ' ↔ ' + talk.b + ' ' + talk.bSocket.replace(/^(\[.*\]|[^:]*)/, '');
  };
  run.span = function (talk) {
    if (!talk.packets.length) return [0, data.duration];
    let to = 0;
    for (const i of talk.packets) to = Math.max(to, packets.end[i] < 0 ? packets.sent[i] : packets.end[i]);
    const from = packets.sent[talk.packets[0]];
    const room = Math.max(1e6, (to - from) * 0.02);
    return [Math.max(0, from - room), to + room];
  };

  // ---- words -----------------------------------------------------------------------------------------------------

  const digits = function (value, n) { return String(Number(value.toPrecision(n))); };
  run.time = function (ps, n) {
    const a = Math.abs(ps);
    const to = n || 5;
    if (a === 0) return '0 s';
    if (a < 1e3) return digits(ps, to) + ' ps';
    if (a < 1e6) return digits(ps / 1e3, to) + ' ns';
    if (a < 1e9) return digits(ps / 1e6, to) + ' µs';
    if (a < 1e12) return digits(ps / 1e9, to) + ' ms';
    return digits(ps / 1e12, to + 1) + ' s';
  };
  // An instant in the unit that tells the instants of a span apart.
  run.instant = function (ps, span) {
    const unit = span < 5e6 ? [1e6, 'µs'] : span < 5e12 && ps < 1e14 ? [1e9, 'ms'] : [1e12, 's'];
    const places = Math.max(0, Math.min(6, Math.ceil(Math.log10(unit[0] / Math.max(1, span))) + 3));
    return (ps / unit[0]).toFixed(places) + ' ' + unit[1];
  };
  run.amount = function (value, unit) {
    if (unit === 'B') {
      return value >= 1e6 ? digits(value / 1e6, 4) + ' MB' : value >= 1e3 ? digits(value / 1e3, 4) + ' kB' : digits(value, 4) + ' B';
    }
    if (unit === 's') return run.time(value * 1e12, 4);
    return digits(value, 4) + (unit ? ' ' + unit : '');
  };
  run.ticks = function (from, to, wanted) {
    const raw = (to - from) / Math.max(1, wanted);
    const power = Math.pow(10, Math.floor(Math.log10(raw)));
    const step = [1, 2, 5, 10].map(function (n) { return n * power; }).find(function (s) { return s >= raw * 0.999; });
    const all = [];
    for (let t = Math.ceil(from / step) * step; t <= to; t += step) all.push(t);
    return all;
  };

  // ---- elements --------------------------------------------------------------------------------------------------

  run.make = function (tag, attributes, parent, text) {
    const made = document.createElement(tag);
    for (const key in attributes || {}) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  };
  run.draw = function (tag, attributes, parent, text) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const key in attributes || {}) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  };
  run.clear = function (node) { while (node.firstChild) node.removeChild(node.firstChild); return node; };
  run.button = function (parent, text, title, action) {
    const made = run.make('button', {type: 'button', title: title}, parent, text);
    made.addEventListener('click', action);
    return made;
  };
  run.packetLink = function (parent, i, text) {
    return run.button(parent, text || 'packet ' + (i + 1), 'Show this packet', function () { run.pick(i); });
  };

  // ---- what is shown ---------------------------------------------------------------------------------------------

  // cursor: the instant; from, to: what the charts show; ladderFrom, ladderTo: what the ladder shows; packet: or -1.
  const state = {talk: 0, cursor: 0, from: 0, to: data.duration, ladderFrom: 0, ladderTo: 1, packet: -1};
  run.state = state;
  let waiting = false;
  run.set = function (changes) {
    Object.assign(state, changes);
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(function () {
        waiting = false;
        run.views.forEach(function (view) { view.show(run); });
      });
    }
  };
  run.talk = function () { return run.talks[state.talk]; };
  // A ladder with as many packets as can be read, around an instant.
  const aroundSpan = function (talk, at) {
    const all = talk.packets;
    let k = all.findIndex(function (i) { return packets.sent[i] >= at; });
    if (k < 0) k = all.length - 1;
    const first = all[Math.max(0, k - 3)];
    const last = all[Math.min(all.length - 1, k + 18)];
    const trip = run.longest > 0 ? Math.min(run.longest, run.endOf(all[Math.max(0, k)]) - packets.sent[all[Math.max(0, k)]]) : 1e9;
    return Math.max(packets.sent[last] - packets.sent[first], 2.2 * trip, 1e6);
  };
  run.follow = function (at, span) {
    const wide = span || state.ladderTo - state.ladderFrom;
    return {ladderFrom: Math.max(0, at - 0.18 * wide), ladderTo: Math.max(0, at - 0.18 * wide) + wide};
  };
  run.choose = function (index) {
    const talk = run.talks[index];
    const span = run.span(talk);
    const first = talk.packets[0];
    const at = first === undefined ? 0 : packets.sent[first];
    const ladder = first === undefined ? {} : run.follow(at, Math.min(span[1] - span[0], aroundSpan(talk, at)));
    run.set(Object.assign({talk: index, cursor: at, from: span[0], to: span[1], packet: first === undefined ? -1 : first}, ladder));
  };
  run.pick = function (i) {
    const at = packets.sent[i];
    if (packets.talk[i] !== state.talk) run.choose(packets.talk[i]);
    const seen = at >= state.ladderFrom && Math.min(run.endOf(i), at + 1) <= state.ladderTo;
    run.set(Object.assign({packet: i, cursor: at}, seen ? {} : run.follow(at)));
  };
  run.moveTo = function (at) {
    const bounded = Math.max(0, Math.min(data.duration, at));
    const seen = bounded >= state.ladderFrom && bounded <= state.ladderTo;
    run.set(Object.assign({cursor: bounded}, seen ? {} : run.follow(bounded)));
  };
  run.zoom = function (factor, around) {
    const at = around === undefined ? state.cursor : around;
    const span = Math.max(1e4, Math.min(data.duration * 1.1, (state.ladderTo - state.ladderFrom) * factor));
    const share = (at - state.ladderFrom) / (state.ladderTo - state.ladderFrom);
    const inside = share >= 0 && share <= 1 ? share : 0.18;
    const from = Math.max(0, at - inside * span);
    run.set({ladderFrom: from, ladderTo: from + span});
  };
  return run;
})();
