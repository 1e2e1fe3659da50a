/**
 * The live door as far as the phone page needs it, in the browsers inside of other apps: engine.io 4 over WebSocket,
 * and socket.io 5 in it, without their client, which weighs more than the page. `openLink` gives what opens and closes
 * it; `tell` is told of each answer to a watch and of each view, `lost` that the line is gone, and whether by silence;
 * `heard` is when the hall last said anything.
 */
export const PHONE_LINK = `
  function openLink(hello, topics, tell, lost) {
    // The hall says every second that it is there; whoever comes in may be on a slow line.
    var SILENT_MS = 6000, OPENING_MS = 10000;
    var socket = null, heard = 0, isIn = false;
    function drop(silent) {
      var old = socket;
      socket = null;
      isIn = false;
      old.onmessage = old.onclose = null;
      old.close();
      lost(silent);
    }
    function onText(text) {
      var kind = text.charAt(0) === '4' ? text.slice(0, 2) : text.charAt(0);
      if (kind === '0') socket.send('40' + JSON.stringify(hello));
      else if (kind === '2') socket.send('3');
      else if (kind === '40') {
        isIn = true;
        topics.forEach(function (topic, at) { socket.send('42' + at + JSON.stringify(['watch', topic])); });
      } else if (kind === '42') {
        var message = JSON.parse(text.slice(2));
        if (message[0] === 'view') tell(message[1].topic, message[1]);
      } else if (kind === '43') {
        var ack = /^43(\\d+)(.*)$/.exec(text);
        if (ack) tell(topics[ack[1]].topic, JSON.parse(ack[2])[0]);
      } else if (kind === '1' || kind === '41' || kind === '44') drop(false);
    }
    return {
      open: function () {
        if (socket || typeof WebSocket !== 'function') return;
        var mine;
        try { mine = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + '/socket.io/?EIO=4&transport=websocket' + (hallNamed ? '&hall=' + hallNamed[1] : '')); }
        catch (fault) { return lost(false); }
        socket = mine;
        heard = performance.now();
        mine.onmessage = function (message) { heard = performance.now(); onText(String(message.data)); };
        mine.onclose = function () { drop(false); };
      },
      heard: function () { return heard; },
      close: function () { if (socket) drop(false); },
      // A line that was cut somewhere on the way ends without a word.
      check: function () { if (socket && performance.now() - heard > (isIn ? SILENT_MS : OPENING_MS)) drop(true); }
    };
  }
`;
