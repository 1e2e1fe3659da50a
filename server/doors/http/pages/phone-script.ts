import { PHONE_LINK } from './phone-link.ts';
import { RENEWAL_SCRIPT } from './renewal-script.ts';

/** What the page runs. ES2017, no build: it has to work in the browsers inside of other apps. */
export const PHONE_SCRIPT = `'use strict';
(function () {
  // Of several halls the address names one: /h/north/t/ID.
  var hallNamed = /^\\/h\\/([^/]+)\\//.exec(location.pathname);
  var api = hallNamed ? '/api/v1/halls/' + hallNamed[1] : '/api/v1';
${PHONE_LINK}
  var id = decodeURIComponent(location.pathname.split('/')[hallNamed ? 4 : 2] || '');
  var secret = location.hash.slice(1);
  var tongue = navigator.language || 'zh';
  var lang = !/^zh/i.test(tongue) ? 'en' : /hant|tw|hk|mo/i.test(tongue) ? 'zh-Hant' : 'zh-Hans';
  var hallSeconds = 0, clockAt, heardAt = 0;
  var chosen = false;
  var last = null;
  var emergency = null;
  var words = {
    'zh-Hans': { waiting: '等候中', called: '请到 {c} 号窗口', serving: '正在 {c} 号窗口办理', parked: '已暂停等候', 'no-show': '已过号，请联系工作人员', done: '已办结', cancelled: '已取消',
      next: '下一位就是您', wait: '预计等候：{w}', kept: '您在 {c} 号窗口，这里保留您的位置', none: '窗口尚未开放，暂无预计时间', after: '须先办理：', moved: '“{f}”停止取号，您已转到本队列，号码和先后不变。', movedKept: '工作人员已把您移到这里排队，号码和等候时间不变。', movedEnd: '工作人员已把您移到这里排队，号码不变，从移动时起重新计算等候。', closed: '本队列不再发新号，您的号继续办理。', offline: '网络中断，显示的是之前的信息，正在重新连接…', crowded: '现在查看的人太多，显示的是之前的信息，稍后自动更新。', gone: '这张票不存在或已过当日。', complaint: '投诉 {n}', complain: '投诉或意见', complainHow: '请写明时间、窗口和经过。会由管理人员办理，答复显示在本页。', complainSend: '提交投诉', complainClose: '取消', complainTaken: '已收到。答复会显示在本页。', complainNo: '已收到，编号 {n}。答复会显示在本页。', complainMany: '这个号码提交的投诉已满，请等待答复，或到导办台反映。', complainSoon: '提交太频繁，请稍等片刻再提交。', complainNot: '没有提交成功，您写的内容还在，请再试一次。', handled: '正在处理', handledBy: '正在处理，最迟 {d} 答复', answered: '答复：{a}', at: '更新于 ', other: '繁體中文', done1: '已办结', hint: '叫号顺序可能与号码顺序不同。', rate: '请为这次服务评价', why: '很抱歉，请告诉我们原因：', more: '补充说明（可不填）', send: '提交评价', thanks: '谢谢您的评价。', grades: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
      reasons: { attitude: '服务态度差', slow: '办理速度慢', 'long-wait': '等候时间长', 'not-told-at-once': '没有一次性告知', 'papers-not-needed': '要求提供不必要的材料', 'sent-around': '推诿、来回跑', 'not-skilled': '业务不熟练', other: '其他原因' } },
    'zh-Hant': { waiting: '等候中', called: '請到 {c} 號窗口', serving: '正在 {c} 號窗口辦理', parked: '已暫停等候', 'no-show': '已過號，請聯絡工作人員', done: '已辦結', cancelled: '已取消',
      next: '下一位就是您', wait: '預計等候：{w}', kept: '您在 {c} 號窗口，這裡保留您的位置', none: '窗口尚未開放，暫無預計時間', after: '須先辦理：', moved: '「{f}」停止取號，您已轉到本隊列，號碼和先後不變。', movedKept: '工作人員已把您移到這裡排隊，號碼和等候時間不變。', movedEnd: '工作人員已把您移到這裡排隊，號碼不變，從移動時起重新計算等候。', closed: '本隊列不再發新號，您的號繼續辦理。', offline: '網路中斷，顯示的是之前的資訊，正在重新連接…', crowded: '現在查看的人太多，顯示的是之前的資訊，稍後自動更新。', gone: '這張票不存在或已過當日。', complaint: '投訴 {n}', complain: '投訴或意見', complainHow: '請寫明時間、窗口和經過。會由管理人員辦理，答覆顯示在本頁。', complainSend: '提交投訴', complainClose: '取消', complainTaken: '已收到。答覆會顯示在本頁。', complainNo: '已收到，編號 {n}。答覆會顯示在本頁。', complainMany: '這個號碼提交的投訴已滿，請等待答覆，或到導辦台反映。', complainSoon: '提交太頻繁，請稍等片刻再提交。', complainNot: '沒有提交成功，您寫的內容還在，請再試一次。', handled: '正在處理', handledBy: '正在處理，最遲 {d} 答覆', answered: '答覆：{a}', at: '更新於 ', other: 'English', done1: '已辦結', hint: '叫號順序可能與號碼順序不同。', rate: '請為這次服務評價', why: '很抱歉，請告訴我們原因：', more: '補充說明（可不填）', send: '提交評價', thanks: '謝謝您的評價。', grades: ['非常滿意', '滿意', '基本滿意', '不滿意', '非常不滿意'],
      reasons: { attitude: '服務態度差', slow: '辦理速度慢', 'long-wait': '等候時間長', 'not-told-at-once': '沒有一次性告知', 'papers-not-needed': '要求提供不必要的材料', 'sent-around': '推諉、來回跑', 'not-skilled': '業務不熟練', other: '其他原因' } },
    en: { waiting: 'Waiting', called: 'Please go to counter {c}', serving: 'Being served at counter {c}', parked: 'Put aside', 'no-show': 'Missed: please ask the staff', done: 'Finished', cancelled: 'Cancelled',
      next: 'You are next', wait: '{w}', kept: 'You are at counter {c}; your place here is kept', none: 'No counter is open yet, so no estimate', after: 'First to be done: ', moved: '{f} was closed: you wait here now, with the same number and place.', movedKept: 'Staff moved you to wait here, with the same number and the time waited so far.', movedEnd: 'Staff moved you to wait here, with the same number; your wait counts from the move.', closed: 'This line takes no new tickets; you are still served.', offline: 'Connection lost; this is the last known state. Reconnecting…', crowded: 'Too many are asking right now; this is the last known state. It will be updated by itself.', gone: 'This ticket does not exist or is not of today.', complaint: 'Complaint {n}', complain: 'Complain or comment', complainHow: 'Say when, at which counter and what happened. A manager handles it, and the answer stands on this page.', complainSend: 'Send the complaint', complainClose: 'Cancel', complainTaken: 'It has been received. The answer will stand on this page.', complainNo: 'It has been received as {n}. The answer will stand on this page.', complainMany: 'This number has filed as many complaints as it may. Please wait for the answers, or ask at the information desk.', complainSoon: 'That was too often. Please wait a moment and send it again.', complainNot: 'It was not sent. Your words are still here: please try again.', handled: 'It is being handled', handledBy: 'It is being handled; you are answered by {d}', answered: 'Answer: {a}', at: 'Updated ', other: '简体中文', done1: 'Finished', hint: 'Numbers may not be called in sequence.', rate: 'How was this service?', why: 'We are sorry. What was wrong?', more: 'In your own words (optional)', send: 'Send', thanks: 'Thank you for your rating.', grades: ['Very good', 'Good', 'Fair', 'Bad', 'Very bad'],
      reasons: { attitude: 'Unfriendly', slow: 'Slow service', 'long-wait': 'Long wait', 'not-told-at-once': 'Not told everything at once', 'papers-not-needed': 'Asked for papers that are not needed', 'sent-around': 'Sent from place to place', 'not-skilled': 'Did not know the business', other: 'Something else' } }
  };
  function t(key, values) { return words[lang][key].replace(/\\{(\\w)\\}/g, function (_, k) { return values[k]; }); }
  function el(tag, className, text) { var e = document.createElement(tag); if (className) e.className = className; e.textContent = text; return e; }
  function show(ticket) {
    var box = document.getElementById('ticket');
    box.textContent = '';
    box.appendChild(el('p', 'number', ticket.number));
    box.appendChild(el('p', 'state' + (ticket.state === 'called' ? ' called' : ''), t(ticket.state, { c: ticket.counter || '' })));
    (ticket.messages || []).forEach(function (m) { box.appendChild(el('p', 'message', m.text[lang])); });
    ticket.steps.forEach(function (s) {
      if (s.state === 'transferred' || s.state === 'cancelled') return;
      var card = el('div', 'step', '');
      card.appendChild(el('h2', '', s.name[lang]));
      if (s.state === 'waiting') {
        // Only who waits is told how many are before them; who is at a counter, or has something to do first, does not.
        if (s.heldBy) card.appendChild(el('p', 'big', t('kept', { c: s.heldBy })));
        else if (s.aheadText) card.appendChild(el('p', 'big', s.ahead === 0 && s.aheadMost === undefined && s.wait && !s.othersText ? t('next') : s.aheadText[lang]));
        if (s.waitText) card.appendChild(el('p', '', t('wait', { w: s.waitText[lang] })));
        else if (s.aheadText) card.appendChild(el('p', '', t('none')));
        if (s.longerText) card.appendChild(el('p', 'longer', s.longerText[lang]));
        if (s.chanceText) card.appendChild(el('p', 'longer', s.chanceText[lang]));
        card.appendChild(el('p', 'quiet', s.lineName[lang] + ' · ' + s.zone));
        if (s.moved) card.appendChild(el('p', 'quiet', t(s.moved.place === 'kept' ? 'movedKept' : 'movedEnd')));
        else if (s.movedFrom) card.appendChild(el('p', 'quiet', t('moved', { f: s.movedFrom.name[lang] })));
        else if (s.lineClosed) card.appendChild(el('p', 'quiet', t('closed')));
        if (s.after) { var before = ticket.steps.filter(function (o) { return o.service === s.after; })[0]; card.appendChild(el('p', 'quiet', t('after') + (before ? before.name[lang] : s.after))); }
      } else card.appendChild(el('p', '', t(s.state, { c: s.counter || '' })));
      if (s.ratable) card.appendChild(rating(s));
      else if (given[s.index]) card.appendChild(el('p', 'quiet', t('thanks')));
      box.appendChild(card);
    });
    box.appendChild(el('p', 'quiet', t('hint')));
    sayComplaints(box);
    box.appendChild(complaining());
  }
  // Complaints of this number, also on later days: how they stand, and what was answered.
  var complaints = [], complaintsAt = 0;
  function sayComplaints(box) {
    complaints.forEach(function (c) {
      var card = el('div', 'step', '');
      card.appendChild(el('h2', '', t('complaint', { n: c.no || '' })));
      card.appendChild(el('p', '', c.answer ? t('answered', { a: c.answer.text }) : c.due ? t('handledBy', { d: c.due }) : t('handled')));
      box.appendChild(card);
    });
  }
  function askComplaints(then) {
    complaintsAt = performance.now();
    fetch(api + '/tickets/' + encodeURIComponent(id) + '/complaints?secret=' + encodeURIComponent(secret), { cache: 'no-store' })
      .then(function (r) { if (!r.ok) throw new Error(String(r.status)); return r.json(); })
      .then(function (body) { if (JSON.stringify(body.items) !== JSON.stringify(complaints)) { complaints = body.items; owed = true; paint(); } })
      .catch(function () { /* what was known stays */ })
      .then(then);
  }
  // A complaint in words. What was written stays until it has been taken; one key for it, so that it is filed once.
  var complaint = { open: false, text: '', key: '', busy: false, said: '' };
  function complaining() {
    var box = el('div', 'complain', '');
    if (complaint.said) { var note = el('p', 'step', complaint.said()); note.setAttribute('role', 'status'); note.id = 'complained'; box.appendChild(note); }
    if (!complaint.open) {
      var begin = el('button', 'begin', t('complain'));
      begin.type = 'button';
      begin.id = 'complain';
      begin.addEventListener('click', function () { complaint.open = true; complaint.said = ''; render(); document.getElementById('complaint').focus(); });
      box.appendChild(begin);
      return box;
    }
    var form = el('form', 'step', ''), label = el('label', 'big', t('complain')), text = document.createElement('textarea');
    label.htmlFor = text.id = 'complaint';
    text.maxLength = 2000;
    text.rows = 5;
    text.value = complaint.text;
    text.setAttribute('aria-describedby', 'complaint-how');
    var how = el('p', 'quiet', t('complainHow'));
    how.id = 'complaint-how';
    var send = el('button', 'send', t('complainSend')), close = el('button', 'close', t('complainClose'));
    send.type = 'submit';
    close.type = 'button';
    function enable() { send.disabled = complaint.busy || !complaint.text.trim(); }
    enable();
    text.addEventListener('input', function () { complaint.text = text.value; complaint.key = ''; enable(); });
    close.addEventListener('click', function () { complaint.open = false; complaint.said = ''; render(); document.getElementById('complain').focus(); });
    form.addEventListener('submit', function (event) { event.preventDefault(); enable(); if (!send.disabled) { send.disabled = true; complain(); } });
    [label, how, text, send, close].forEach(function (each) { form.appendChild(each); });
    box.appendChild(form);
    return box;
  }
  function complain() {
    complaint.busy = true;
    complaint.key = complaint.key || Math.random().toString(36).slice(2) + Date.now().toString(36);
    fetch(api + '/tickets/' + encodeURIComponent(id) + '/complaint?secret=' + encodeURIComponent(secret), { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': complaint.key }, body: JSON.stringify({ text: complaint.text.trim() }) })
      .then(function (r) { return r.ok ? 'complainTaken' : r.status === 409 ? 'complainMany' : r.status === 429 ? 'complainSoon' : r.status === 404 || r.status === 401 ? 'gone' : 'complainNot'; })
      .catch(function () { return 'complainNot'; })
      .then(function (said) {
        complaint.busy = false;
        complaint.said = function () { return t(said); };
        if (said !== 'complainTaken') { render(); return; }
        var before = complaints.length;
        complaint.open = false;
        complaint.text = complaint.key = '';
        // The number of the case comes with the list.
        askComplaints(function () {
          var no = complaints.length > before && complaints[complaints.length - 1].no;
          if (no) complaint.said = function () { return t('complainNo', { n: no }); };
          render();
        });
      });
  }
  // What is being said about a step outlives every change of the ticket.
  var given = {}, bad = {}, busyRating = false;
  function rating(s) {
    var box = el('div', 'rating', '');
    box.appendChild(el('p', 'big', t('rate')));
    var row = el('div', 'grades', '');
    [5, 4, 3, 2, 1].forEach(function (g) {
      var b = el('button', 'g' + g + (bad[s.index] && bad[s.index].grade === g ? ' chosen' : ''), words[lang].grades[5 - g]);
      b.type = 'button';
      b.addEventListener('click', function () { if (g > 2) send(s.index, { grade: g }); else { bad[s.index] = { grade: g, reasons: [], text: '' }; render(); } });
      row.appendChild(b);
    });
    box.appendChild(row);
    var open = bad[s.index];
    if (!open) return box;
    box.appendChild(el('p', '', t('why')));
    Object.keys(words[lang].reasons).forEach(function (code) {
      var label = el('label', 'reason', ''), tick = document.createElement('input');
      tick.type = 'checkbox';
      tick.checked = open.reasons.indexOf(code) >= 0;
      tick.addEventListener('change', function () { open.reasons = tick.checked ? open.reasons.concat([code]) : open.reasons.filter(function (c) { return c !== code; }); enable(); });
      label.appendChild(tick);
      label.appendChild(document.createTextNode(words[lang].reasons[code]));
      box.appendChild(label);
    });
    var text = document.createElement('textarea');
    text.maxLength = 500;
    text.rows = 3;
    text.setAttribute('aria-label', t('more'));
    text.placeholder = t('more');
    text.value = open.text;
    text.addEventListener('input', function () { open.text = text.value; enable(); });
    box.appendChild(text);
    var button = el('button', 'send', t('send'));
    button.type = 'button';
    function enable() { button.disabled = !open.reasons.length && !open.text.trim(); }
    enable();
    button.addEventListener('click', function () { var body = { grade: open.grade, reasons: open.reasons }; if (open.text.trim()) body.reason = open.text.trim(); send(s.index, body); });
    box.appendChild(button);
    return box;
  }
  function send(step, body) {
    if (busyRating) return;
    busyRating = true;
    body.step = step;
    fetch(api + '/tickets/' + encodeURIComponent(id) + '/rating?secret=' + encodeURIComponent(secret), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
      .then(function (r) { return r.json().then(function (answer) { if (!r.ok && r.status !== 409) throw new Error(String(r.status)); given[step] = true; delete bad[step]; if (r.ok) took(answer.ticket); if (body.grade < 3) askComplaints(); owed = true; well(); }); })
      .catch(function () { trouble('offline'); })
      .then(function () { busyRating = false; });
  }
  function isTyping() { var at = document.activeElement; return !!at && (at.tagName === 'TEXTAREA' || at.type === 'checkbox'); }
  function render() {
    document.documentElement.lang = lang;
    document.getElementById('language').textContent = t('other');
    document.getElementById('hall').textContent = document.body.getAttribute('data-hall-' + lang.toLowerCase());
    tell();
    if (last === 'gone') { var box = document.getElementById('ticket'); box.textContent = ''; box.appendChild(el('p', 'state', t('gone'))); sayComplaints(box); }
    else if (last) show(last);
  }
  function tell() {
    var box = document.getElementById('emergency');
    var text = emergency ? emergency[lang] || emergency[Object.keys(emergency)[0]] : '';
    if (box.textContent === text) return;
    box.textContent = '';
    if (text) box.appendChild(el('p', '', text));
  }
  // What has come in: over the live door, or asked for where there is none.
  var news = 0, owed = false, problem = '';
  function took(ticket) {
    if (!chosen) { chosen = true; lang = words[ticket.language] ? ticket.language : 'zh-Hans'; owed = true; }
    var before = last;
    last = ticket;
    if (before && before !== 'gone' && before.state !== 'called' && ticket.state === 'called' && navigator.vibrate) navigator.vibrate([300, 100, 300]);
    if (said(before) !== said(ticket)) owed = true;
  }
  // The seq alone is nothing that anybody sees.
  function said(ticket) { return JSON.stringify(ticket, function (key, value) { return key === 'seq' ? undefined : value; }); }
  function well() { heardAt = performance.now(); if (problem) { problem = ''; owed = true; } paint(); }
  function trouble(what) { if (problem !== what) { problem = what; owed = true; } paint(); }
  // Whoever is ticking or writing is not disturbed: it is painted once they are done.
  function paint() {
    sayProblem();
    if (owed && !isTyping()) { owed = false; render(); }
    footer();
  }
  function sayProblem() {
    var box = document.getElementById('offline');
    box.hidden = !problem;
    box.textContent = problem ? t(problem) : '';
  }

  var live = false, tries = 0, openAt = 0;
  var link = openLink({ ticket: id, secret: secret }, [{ topic: 'ticket:' + id, secret: secret }, { topic: 'emergency' }], function (topic, told) {
    if (told.problem) {
      // It may be gone, or it may be too much at once: asking tells which.
      link.close();
      openAt = performance.now() + 1000 * (told.problem.retryAfter || 1);
      return;
    }
    if (topic === 'emergency') { emergency = told.view.text || null; tell(); return; }
    live = true;
    tries = 0;
    news += 1;
    took(told.view);
    well();
  }, function (silent) {
    live = false;
    if (document.hidden) return;
    // Each phone after its own while: those of a whole hall do not come back at the same instant.
    openAt = performance.now() + Math.min(60000, 500 * Math.pow(2, tries)) * (0.5 + Math.random());
    tries += 1;
    if (silent) trouble('offline');
    ask();
  });

  function listen() {
    told = performance.now();
    fetch(api + '/notices/emergency', { cache: 'no-store' })
      .then(function (r) { if (!r.ok) throw new Error(String(r.status)); return r.json(); })
      .then(function (view) { if (!live) { emergency = view.text || null; tell(); } })
      .catch(function () { /* what was known stays */ });
  }
  var asks = 0, asking = 0, asked = 0, told = 0, askAt = 0;
  function ask() {
    var mine = asks += 1, before = news;
    asking = mine;
    asked = performance.now();
    function failed() { if (mine === asking) { asking = 0; trouble('offline'); } }
    setTimeout(failed, 8000);
    fetch(api + '/tickets/' + encodeURIComponent(id) + '?secret=' + encodeURIComponent(secret), { cache: 'no-store' })
      .then(function (r) {
        if (r.status === 404 || r.status === 401) return { gone: true };
        if (r.status === 429) { askAt = performance.now() + 1000 * (Number(r.headers.get('Retry-After')) || 5); return { busy: true }; }
        if (!r.ok) throw new Error(String(r.status));
        return r.json();
      })
      .then(function (body) {
        if (mine !== asking) return;
        asking = 0;
        if (body.busy) { if (!live) trouble('crowded'); return; }
        if (body.now) clockIs(body.now);
        if (body.gone) { if (last !== 'gone') owed = true; last = 'gone'; link.close(); }
        // What was pushed meanwhile is newer.
        else if (before === news) took(body.ticket);
        well();
      })
      .catch(failed);
  }
  // What the hall's clock said, and what has passed since: a phone's own may be set wrong, or to another zone.
  function clockIs(now) { var part = now.slice(11, 19).split(':'); hallSeconds = part[0] * 3600 + part[1] * 60 + +part[2]; clockAt = performance.now(); }
  function footer() {
    if (clockAt === undefined || !last) return;
    var seconds = (hallSeconds + Math.floor((heardAt - clockAt) / 1000) + 86400) % 86400;
    var text = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(function (n) { return (n < 10 ? '0' : '') + n; }).join(':');
    document.getElementById('updated').textContent = t('at') + text;
  }
  // A phone that was put away asks anew at once; away it asks for nothing.
  function look() {
    if (document.hidden) return link.close();
    openAt = tries = 0;
    ask();
    listen();
    // Who has none asks for them once: a phone that is looked at all the time asks for little else.
    if (complaints.length || !complaintsAt) askComplaints();
    link.check();
    if (last !== 'gone') link.open();
  }
  function tick() {
    if (document.hidden) return;
    var now = performance.now();
    link.check();
    if (last !== 'gone' && now >= openAt) link.open();
    if (now - asked >= (live || last === 'gone' ? 60000 : 5000) && now >= askAt && !asking) ask();
    if (!live && now - told >= 20000) listen();
    if (complaints.length && now - complaintsAt >= 60000) askComplaints();
    if (live) heardAt = link.heard();
    paint();
  }
  document.getElementById('language').addEventListener('click', function () { chosen = true; lang = { 'zh-Hans': 'zh-Hant', 'zh-Hant': 'en', en: 'zh-Hans' }[lang]; render(); paint(); });
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  window.addEventListener('offline', function () { trouble('offline'); ask(); });
  setInterval(tick, 1000);
${RENEWAL_SCRIPT}
  renewal(20000, function () { return !document.hidden && !isTyping() && !busyRating && !complaint.text && !complaint.busy; });
  look();
})();
`;
