import { SIGN_IN_FAULT_MARK, SIGNED_IN_MARK, type SignInFault } from '../../../../../core/protocol/sign-in-faults.ts';

/** The words of a fault stand under what stands behind the # of the address when somebody has come back with it. */
export const wordOf = (fault: SignInFault): string => `${SIGN_IN_FAULT_MARK}${fault}`;

/** What the overview does: signs in, follows the halls, and paints what it was told. ES2017. */
export const OVERVIEW_SCRIPT_BODY = `
  var $ = function (id) { return document.getElementById(id); };
  var TURNED = { 'second-factor-needed': 'codeNeeded', 'second-factor-wrong': 'codeWrong', 'second-factor-missing': 'factorMissing', 'security-key-wrong': 'keyWrong', 'security-key-copied': 'keyCopied', 'person-locked': '${wordOf('person-locked')}', 'sign-in-elsewhere': 'byService', 'no-role': '${wordOf('no-role')}', 401: 'wrong', 429: 'later' };
  // A 503 with a code is of a server that cannot be reached just now; one without, of a disk that takes nothing.
  var NOT_KEPT = '${wordOf('not-kept')}';
  var AWAY = '${wordOf('provider-away')}';
  var byService = false;
  var last = null, source = null, figures = null, said = '', keyAt = '', span = { from: '', to: '' }, heard = 0;
  function lengthOf(seconds) {
    var n = Math.floor(seconds / 60);
    return n < 1 ? t('under') : t('minutes', { n: n });
  }
  function lagOf(seconds) {
    var n = Math.floor(seconds / 60);
    return n < 60 ? lengthOf(seconds) : t('hours', { h: Math.floor(n / 60), n: n % 60 });
  }
  // How far what a hall elsewhere has sent is behind; nothing where it is up to now.
  function lagLines(hall) {
    var b = hall.behind;
    if (!b || (hall.state !== 'behind' && !b.fault && b.asOf)) return [];
    var lines = [];
    if (b.asOf) lines.push(t('asOf', { at: whenOf(b.asOf, last.now), d: lagOf(b.seconds) }));
    if (b.records) lines.push(t('records', { n: b.records }));
    if (b.asOf) lines.push(b.heard ? t('lastHeard', { at: whenOf(b.heard, last.now) }) : t('notHeard'));
    else lines.push(t('notYet'));
    if (b.fault) lines.push(b.fault);
    return lines;
  }
  function waitText(hall) {
    if (!hall.figures) return '–';
    if (!hall.wait) return t('noCounter');
    var a = hall.wait.least.text[lang], b = hall.wait.most.text[lang];
    return a === b ? a : t('quick', { w: a }) + '\\n' + t('slow', { w: b });
  }
  function cell(row, label, className, inner) {
    var td = el('td', className);
    if (label) td.dataset.label = label;
    if (typeof inner === 'string') td.textContent = inner; else add(td, inner);
    row.appendChild(td);
    return td;
  }
  function hallRow(hall) {
    var now = hall.figures, row = el('tr', now && hall.state !== 'behind' ? '' : 'dim');
    row.dataset.hall = hall.id;
    var head = cell(row, '', 'wide', '');
    // The pages of a hall that stands alone are not here; where they are it may not have said.
    var has = now && (!hall.behind || /^https?:/.test(hall.path));
    var link = el(has ? 'a' : 'b', '', hall.name[lang]);
    if (has) link.href = hall.path + 'manager';
    add(head, link, el('br'), el('span', 'mark ' + hall.state, t(hall.state === 'behind' ? 'lagging' : hall.state)));
    lagLines(hall).forEach(function (line) { add(head, el('div', 'late', line)); });
    if (hall.silentSince && !hall.behind) add(head, el('div', 'late', t(now ? 'stuck' : 'since', { at: clockOf(hall.silentSince) })));
    if (hall.why) {
      cell(row, '', 'wide why', hall.why).colSpan = 5;
      return row;
    }
    var waiting = now ? el('b', '', String(now.waiting)) : el('span', '', '–');
    waiting.dataset.test = 'waiting';
    cell(row, t('waiting'), 'figure', waiting);
    cell(row, t('longest'), 'figure', now && now.waiting > 0 ? lengthOf(now.longestWait) : '–');
    cell(row, t('newcomer'), 'waits', waitText(hall));
    cell(row, t('counters'), 'figure', now ? now.openCounters + ' / ' + now.counters : '–');
    var worst = cell(row, t('trouble'), 'wide', '');
    if (hall.trouble) {
      add(worst, el('span', 'mark ' + hall.trouble.tone, hall.trouble.title[lang]), el('div', '', hall.trouble.text[lang]));
      if (hall.trouble.of > 1) add(worst, el('span', 'quiet', t('more', { n: hall.trouble.of - 1 })));
    } else add(worst, el('span', 'quiet', now && !hall.behind ? t('none') : '–'));
    return row;
  }
  function paintTable() {
    var head = el('tr'), body = el('tbody');
    [['hall', ''], ['waiting', 'figure'], ['longest', 'figure'], ['newcomer', ''], ['counters', 'figure'], ['trouble', '']].forEach(function (each) {
      add(head, el('th', each[1] + ' ' + each[0], t(each[0])));
    });
    last.halls.forEach(function (hall) { body.appendChild(hallRow(hall)); });
    $('table').textContent = '';
    add($('table'), add(el('table'), add(el('thead'), head), body));
  }
  function total(key, value, wide) {
    var box = el('div', 'total' + (wide ? ' wide' : ''));
    var figure = el('b', '', value);
    figure.dataset.test = 'total-' + key;
    return add(box, figure, el('span', 'quiet', t(key)));
  }
  function paintTotals() {
    var all = last.totals, box = $('totals');
    box.textContent = '';
    var halls = el('div', 'total wide');
    add(halls, el('b', '', t('heard', { a: all.halls, b: all.open })));
    if (all.heard < all.halls) add(halls, el('span', 'late', t('unheard', { n: all.halls - all.heard })));
    add(box, halls, total('waiting', String(all.waiting)), total('longest', all.waiting > 0 ? lengthOf(all.longestWait) : '–'),
      total('inService', String(all.inService)), total('counters', String(all.openCounters)),
      total('issued', String(all.issued)), total('served', String(all.served)));
  }
  var SVG = 'http://www.w3.org/2000/svg';
  function shape(tag, set, text) {
    var e = document.createElementNS(SVG, tag);
    Object.keys(set).forEach(function (key) { e.setAttribute(key, String(set[key])); });
    if (text !== undefined) e.textContent = text;
    return e;
  }
  // Degrees of longitude are shorter than those of latitude, the more so the farther from the equator.
  function placed(halls) {
    var W = 380, H = 380, EDGE = 56;
    if (!halls.every(function (hall) { return hall.place; })) {
      return halls.map(function (_hall, at) {
        var angle = 2 * Math.PI * at / halls.length - Math.PI / 2, r = halls.length > 1 ? 120 : 0;
        return { x: W / 2 + r * Math.cos(angle), y: H / 2 + r * Math.sin(angle) };
      });
    }
    var mean = halls.reduce(function (sum, hall) { return sum + hall.place.latitude; }, 0) / halls.length;
    var points = halls.map(function (hall) { return { x: hall.place.longitude * Math.cos(mean * Math.PI / 180), y: -hall.place.latitude }; });
    var xs = points.map(function (p) { return p.x; }), ys = points.map(function (p) { return p.y; });
    var x0 = Math.min.apply(null, xs), y0 = Math.min.apply(null, ys);
    var w = Math.max.apply(null, xs) - x0, h = Math.max.apply(null, ys) - y0;
    var scale = Math.min((W - 2 * EDGE) / (w || 1e-9), (H - 2 * EDGE) / (h || 1e-9));
    if (!w && !h) scale = 1;
    return points.map(function (p) { return { x: W / 2 + (p.x - x0 - w / 2) * scale, y: H / 2 + (p.y - y0 - h / 2) * scale }; });
  }
  var COLOURS = { open: '#0d6478', stopped: '#8a5a00', closed: '#6a777c', silent: '#a8320f', behind: '#8a5a00', mistaken: '#a8320f' };
  function radius(hall) { return 14 + Math.min(26, Math.sqrt(hall.figures ? hall.figures.waiting : 0) * 3); }
  // On two lines where one is too short; only what is longer than both is cut.
  function linesOf(name, fits) {
    if (name.length <= fits) return [name];
    var space = name.lastIndexOf(' ', fits), at = space > 0 ? space : fits, rest = name.slice(at).trim();
    return [name.slice(0, at), rest.length > fits ? rest.slice(0, fits - 1) + '…' : rest];
  }
  function paintMap() {
    var halls = last.halls, points = placed(halls), svg = shape('svg', { viewBox: '0 0 380 380', role: 'img', 'aria-label': t('map') });
    halls.forEach(function (hall, at) {
      var n = hall.figures ? hall.figures.waiting : 0, r = radius(hall), p = points[at];
      var known = Boolean(hall.figures) && hall.state !== 'behind';
      svg.appendChild(shape('circle', { cx: p.x, cy: p.y, r: r, fill: known ? COLOURS[hall.state] : '#fff', stroke: COLOURS[hall.state], 'stroke-width': 3, 'stroke-dasharray': known ? 'none' : '5 4' }));
      svg.appendChild(shape('text', { x: p.x, y: p.y, 'class': known ? 'n' : 'n dark' }, known ? String(n) : '?'));
    });
    // Names last, each where it covers neither a circle nor another name.
    var taken = halls.map(function (hall, at) { var r = radius(hall); return { l: points[at].x - r, r: points[at].x + r, t: points[at].y - r, b: points[at].y + r }; });
    halls.forEach(function (hall, at) {
      var p = points[at], r = radius(hall), fits = lang === 'en' ? 24 : 12;
      var name = linesOf(hall.name[lang].replace(/[（(].*[)）]/, '').trim(), fits);
      var longest = Math.max.apply(null, name.map(function (line) { return line.length; }));
      var half = longest * (lang === 'en' ? 7.8 : 14) / 2, high = 9 * name.length;
      var best = [[p.x, p.y + r + 2 + high], [p.x, p.y - r - 2 - high], [p.x + r + half + 6, p.y], [p.x - r - half - 6, p.y]]
        .map(function (middle) {
          var x = Math.max(half + 2, Math.min(378 - half, middle[0])), y = middle[1];
          var box = { l: x - half, r: x + half, t: y - high, b: y + high };
          var over = taken.filter(function (other) { return other.l < box.r && other.r > box.l && other.t < box.b && other.b > box.t; }).length;
          return { x: x, y: y, box: box, over: over + (y < high || y > 380 - high ? 1 : 0) };
        })
        .reduce(function (one, other) { return other.over < one.over ? other : one; });
      taken.push(best.box);
      name.forEach(function (line, row) {
        svg.appendChild(shape('text', { x: best.x, y: best.y + 18 * row - 9 * (name.length - 1), 'class': 'name' }, line));
      });
    });
    $('map').textContent = '';
    add($('map'), add(el('div', 'frame'), el('h2', '', t('map')), svg, el('p', 'quiet', t(halls.every(function (hall) { return hall.place; }) ? 'mapHint' : 'schematic'))));
  }
  function valueOf(value, unit) {
    if (value === null || value === undefined) return t('noData');
    if (unit === 'seconds') return value < 60 ? t('under') : t('minutes', { n: (value / 60).toFixed(1) });
    if (unit === 'share') return (value * 100).toFixed(1) + ' %';
    return String(Math.round(value * 10) / 10);
  }
  function paintDays() {
    var box = $('days');
    var focus = document.activeElement && document.activeElement.name;
    box.textContent = '';
    var form = el('form');
    ['from', 'to'].forEach(function (name) {
      var input = el('input');
      input.type = 'date'; input.name = name; input.value = span[name] || (figures ? figures[name] : '');
      input.onchange = function () { span[name] = input.value; askDays(); };
      add(form, add(el('label'), el('span', '', t(name)), input));
    });
    form.onsubmit = function (event) { event.preventDefault(); askDays(); };
    add(box, el('h2', '', t('days')), form);
    if (span.from && span.to && span.to < span.from) add(box, el('p', 'late', t('badSpan')));
    if (!figures) return;
    var head = add(el('tr'), el('th', '', t('hall'))), body = el('tbody');
    figures.measures.forEach(function (each) { var th = el('th', 'figure', each.name[lang]); th.title = each.what[lang]; add(head, th); });
    figures.halls.forEach(function (hall) {
      var row = el('tr'), name = el('td', '', hall.name[lang]);
      row.dataset.hall = hall.id;
      if (hall.state !== 'complete') add(name, el('div', hall.state === 'away' ? 'late' : 'quiet', t(hall.state)));
      add(row, name);
      figures.measures.forEach(function (each) { add(row, el('td', 'figure', valueOf(hall.values[each.id], each.unit))); });
      add(body, row);
    });
    add(box, add(el('div', 'scroll'), add(el('table'), add(el('thead'), head), body)));
    if (focus && form.elements[focus]) form.elements[focus].focus();
  }
  function askDays() {
    if (span.from && span.to && span.to < span.from) return paintDays();
    var query = ['from', 'to'].filter(function (name) { return span[name]; }).map(function (name) { return name + '=' + span[name]; }).join('&');
    fetch('/api/v1/city/figures' + (query ? '?' + query : ''), { cache: 'no-store' })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); })
      .then(function (body) { figures = body; paintDays(); })
      .catch(function () { /* what was known stays; asked again within a minute */ });
  }
  function paint() {
    document.title = t('title');
    $('title').textContent = t('title');
    $('city').textContent = words.city[lang];
    $('l-user').textContent = t('user');
    $('l-password').textContent = t('password');
    $('l-code').textContent = t('code');
    $('go').textContent = t('signIn');
    $('service').textContent = t('service');
    $('hint').textContent = t('sampleHint');
    $('out').textContent = t('signOut');
    $('said').textContent = said ? t(said, { at: keyAt }) : '';
    if (!last) return;
    $('clock').textContent = clockOf(last.now);
    paintTotals(); paintTable(); paintMap(); paintDays();
  }
  function show(isIn) {
    $('sheet').hidden = isIn;
    $('view').hidden = $('out').hidden = !isIn;
  }
  function leave(why) {
    if (source) source.close();
    source = last = figures = null;
    said = why;
    $('clock').textContent = '';
    show(false);
    paint();
  }
  function follow() {
    if (source) source.close();
    source = new EventSource('/api/v1/city');
    source.onmessage = function (message) {
      last = JSON.parse(message.data);
      heard = performance.now();
      $('offline').textContent = '';
      $('clock').textContent = clockOf(last.now);
      show(true);
      paintTotals(); paintTable(); paintMap();
      if (!figures) askDays();
    };
    source.addEventListener('over', function () { leave('over'); });
    source.onerror = function () { lost(); };
  }
  function lost() {
    if (last) $('offline').textContent = t('offline', { at: clockOf(last.now) });
    // A stream that was refused does not come again by itself, and who may not see it any more has to sign in.
    fetch('/api/v1/city/sessions/current', { cache: 'no-store' })
      .then(function (answer) { if (answer.status === 401 || answer.status === 403) leave(last ? 'over' : ''); else if (answer.ok && source && source.readyState === 2) follow(); })
      .catch(function () { /* nobody is there: asked again soon */ });
  }
  // The server sends at least every five seconds; a line that was cut somewhere on the way says nothing at all.
  setInterval(function () { if (source && last && performance.now() - heard > 12000) { heard = performance.now(); lost(); follow(); } else if (source && source.readyState === 2) lost(); }, 3000);
  setInterval(function () { if (last && !document.hidden) askDays(); }, 60000);
  function prove(who) {
    return fetch('/api/v1/city/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(who) })
      .then(function (answer) { return answer.json().then(function (body) { return { ok: answer.ok, status: answer.status, code: body.code, request: body.keyRequest, at: body.keyAt }; }); });
  }
  $('sign-in').onsubmit = function (event) {
    event.preventDefault();
    var form = event.target;
    var who = { user: form.elements.user.value.trim(), password: form.elements.password.value }, code = form.elements.code.value.trim();
    if (code) who.code = code;
    prove(who)
      .then(function (answer) {
        if (!answer.request || code) return answer;
        said = 'showKey'; paint();
        return showKey(answer.request).then(function (key) { return key ? prove(Object.assign({ key: key }, who)) : answer; });
      })
      .then(function (answer) {
        if (!answer.ok) {
          if (/^(second-factor-needed|security-key-)/.test(answer.code)) $('factor').hidden = false;
          keyAt = (answer.at || []).join(' / ');
          said = answer.request ? (knowsKeys() ? 'keyNotShown' : 'keyUnknown') : keyAt ? 'keyElsewhere' : TURNED[answer.code] || TURNED[answer.status] || (answer.status === 503 && !answer.code ? NOT_KEPT : 'unreachable');
          return paint();
        }
        said = '';
        $('factor').hidden = true;
        form.reset();
        follow();
      })
      .catch(function () { said = 'unreachable'; paint(); });
  };
  $('out').onclick = function () {
    fetch('/api/v1/city/sessions/current', { method: 'DELETE' })
      .then(function (answer) { if (byService && (answer.ok || /json/.test(answer.headers.get('content-type')))) location.assign('/sign-in/out'); else leave(''); })
      // It ends by itself; a page that goes to a server that is out of reach would be lost.
      .catch(function () { leave(''); });
  };
  languages($('languages'), paint);
  paint();
  var mark = location.hash.slice(1);
  if (mark) history.replaceState(null, '', location.pathname);
  if (mark.indexOf('${SIGN_IN_FAULT_MARK}') === 0 && Object.prototype.hasOwnProperty.call(words, mark)) { said = mark; paint(); }
  // Whoever has just come in by the service does not look at the sign-in again without a word.
  function notIn(why) {
    if (mark === '${SIGNED_IN_MARK}') { said = why; paint(); }
    show(false);
  }
  fetch('/api/v1/city/sessions/current', { cache: 'no-store' })
    .then(function (answer) {
      if (!answer.ok) return notIn(answer.status === 401 ? 'over' : 'unreachable');
      follow();
      return answer.json().then(function (body) { byService = body.user.service === true; });
    })
    .catch(function () { notIn('unreachable'); });
  function lookForService(isFirst) {
    var again = function () { setTimeout(function () { lookForService(false); }, 15000); };
    fetch('/api/v1/sign-in', { cache: 'no-store' })
      .then(function (answer) { return answer.json(); })
      .then(function (body) {
        $('service').hidden = !body.service;
        if (body.service === 'away' && !said) { said = AWAY; paint(); }
        if (body.service === 'away' || (isFirst && said === AWAY)) return again();
        if (body.service && said === AWAY) { said = ''; paint(); }
      })
      .catch(again);
  }
  lookForService(true);
`;
