// What every page can do: light, dark or as the system says; copying of commands; folds that open for printing and anchors.
'use strict';
(function () {
  const root = document.documentElement;
  const themes = ['auto', 'light', 'dark'];
  const names = {auto: 'Colours: system', light: 'Colours: light', dark: 'Colours: dark'};
  const remembered = function (value) {
    try {
      if (value === undefined) return window.localStorage.getItem('netsim-theme');
      window.localStorage.setItem('netsim-theme', value);
    } catch (e) { /* a page from a file may have no storage; then it forgets */ }
    return null;
  };
  let theme = 'auto';
  const show = function (value) {
    theme = themes.includes(value) ? value : 'auto';
    if (theme === 'auto') root.removeAttribute('data-theme'); else root.setAttribute('data-theme', theme);
    document.querySelectorAll('button.theme').forEach(function (button) { button.textContent = names[theme]; });
  };
  document.querySelectorAll('button.theme').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      show(themes[(themes.indexOf(theme) + 1) % themes.length]);
      remembered(theme);
    });
  });
  show(remembered());

  const copied = function (text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea');
    area.value = text;
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error('copying is not allowed here'));
  };
  document.querySelectorAll('.copyable').forEach(function (box) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', function () {
      const say = function (word) {
        button.textContent = word;
        setTimeout(function () { button.textContent = 'Copy'; }, 1500);
      };
      copied(box.querySelector('pre').textContent).then(function () { say('Copied'); }, function () { say('Select and copy'); });
    });
    box.appendChild(button);
  });

  // Tables stand open where there is no script to open them with the figures; here they need not.
  document.querySelectorAll('details[data-fold]').forEach(function (fold) { fold.open = false; });

  const unfold = function () {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    if (target) target.scrollIntoView();
  };
  window.addEventListener('hashchange', unfold);
  unfold();
  let opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details.print:not([open])'));
    opened.forEach(function (each) { each.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (each) { each.open = false; }); });
})();
