// The bar on top: which conversation, which instant, where to jump; and the start of everything.
'use strict';
(function () {
  const run = window.netsimRun;
  const packets = run.packets, names = run.names, state = run.state;
  const bar = document.getElementById('timebar');
  let choice, slider, clock, buttons = {}, playing = 0;

  const first = function (test) { return run.talk().packets.find(test); };
  const jumps = {
    'Handshake': function () { return first(function (i) { return run.decode(i).flags & 2; }); },
    'First loss': function () { return first(run.lost); },
    'First sent again': function () { return first(function (i) { return packets.repeats[i]; }); },
    'Close': function () { return first(function (i) { return run.decode(i).flags & 1; }); },
    'Reset': function () { return first(function (i) { return run.decode(i).proto === 6 && run.decode(i).flags & 4; }); },
    'ICMP error': function () { return first(function (i) { return run.decode(i).error; }); }
  };

  const stop = function () { playing = 0; buttons.play.textContent = '▶ Play'; };
  const play = function () {
    if (playing) { stop(); return; }
    buttons.play.textContent = '❚❚ Pause';
    if (state.cursor >= state.to * 0.999) run.moveTo(state.from);
    let before = performance.now();
    const mine = playing = before;
    const tick = function (at) {
      if (playing !== mine) return;
      const next = state.cursor + (at - before) / 9000 * (state.ladderTo - state.ladderFrom);
      before = at;
      if (next >= state.to) { run.moveTo(state.to); stop(); return; }
      run.set(next > state.ladderTo - 0.25 * (state.ladderTo - state.ladderFrom)
        ? {cursor: next, ladderFrom: state.ladderFrom + next - state.cursor, ladderTo: state.ladderTo + next - state.cursor} : {cursor: next});
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  };

  const show = function () {
    choice.value = String(state.talk);
    slider.min = 0; slider.max = 10000;
    slider.value = String(Math.round((state.cursor - state.from) / (state.to - state.from) * 10000));
    clock.textContent = run.instant(state.cursor, state.ladderTo - state.ladderFrom);
    slider.setAttribute('aria-valuetext', clock.textContent);
    Object.keys(jumps).forEach(function (name) { buttons[name].hidden = jumps[name]() === undefined; });
  };

  const start = function () {
    bar.hidden = false;
    document.querySelector('.stage').hidden = false;
    const one = run.make('div', {class: 'bar-row'}, bar), two = run.make('div', {class: 'bar-row'}, bar);
    const label = run.make('label', {class: 'choice'}, one, 'Flow ');
    choice = run.make('select', {id: 'flow'}, label);
    run.talks.forEach(function (talk) {
      const lost = talk.packets.filter(run.lost).length;
      run.make('option', {value: talk.index}, choice, run.title(talk) + ' (' + talk.seen + ' packets' + (lost ? ', ' + lost + ' lost' : '') + ')');
    });
    choice.addEventListener('change', function () { stop(); run.choose(Number(choice.value)); });
    buttons.play = run.button(two, '▶ Play', 'Let time run', play);
    clock = run.make('output', {class: 'clock', id: 'clock'}, two, '');
    slider = run.make('input', {type: 'range', 'aria-label': 'instant shown', id: 'cursor'}, two);
    slider.addEventListener('input', function () { stop(); run.moveTo(state.from + slider.value / 10000 * (state.to - state.from)); });
    run.button(two, '−', 'More time on the ladder', function () { run.zoom(1.5); });
    run.button(two, '+', 'Less time on the ladder', function () { run.zoom(1 / 1.5); });
    run.button(two, 'All', 'All of the flow', function () {
      const span = run.span(run.talk());
      run.set({from: span[0], to: span[1], ladderFrom: span[0], ladderTo: span[1]});
    });
    const go = run.make('span', {class: 'jumps'}, one);
    Object.keys(jumps).forEach(function (name) {
      buttons[name] = run.button(go, name, 'Go to the packet', function () { stop(); const i = jumps[name](); if (i !== undefined) run.pick(i); });
      buttons[name].setAttribute('data-jump', name);
    });
  };

  run.views.push({start: start, show: show});
  if (!run.talks.length) return;
  run.views.forEach(function (view) { view.start(run); });
  // First what has most to show: TCP with losses before TCP before others, more packets before fewer.
  const rank = function (talk) {
    return (talk.proto === 'tcp' ? 1e9 : 0) + (talk.packets.some(run.lost) ? 5e8 : 0) + talk.packets.length;
  };
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && document.getElementById('explorer').contains(target)) requestAnimationFrame(function () { target.scrollIntoView(); });
  run.choose(run.talks.reduce(function (best, talk) { return rank(talk) > rank(run.talks[best]) ? talk.index : best; }, 0));
})();
