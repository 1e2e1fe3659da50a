import { BUILD_HEADER } from '../../../../core/protocol/screens.ts';

/**
 * For pages that know the hall over HTTP alone: `renewal(everyMs, isQuiet)` asks the page's own address which build is
 * given out there, and loads the page anew when it is another one and nothing is disturbed. The rule against loading
 * for ever is that of `web/renewal/tries.ts`. ES2017.
 */
export const RENEWAL_SCRIPT = `
  function renewal(everyMs, isQuiet) {
    var mark = document.querySelector('meta[name="hall-build"]');
    function tries() {
      var kept = JSON.parse(sessionStorage.getItem('hallcall.renewals') || '[]');
      return kept.filter(function (one) { return Math.abs(Date.now() - one.at) < 600000; });
    }
    function look() {
      if (!isQuiet()) return;
      fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })
        .then(function (answer) {
          var build = answer.ok && answer.headers.get('${BUILD_HEADER}');
          if (!build || build === mark.content || !isQuiet()) return;
          var before = tries();
          if (before.length >= 3 || before.some(function (one) { return one.build === build; })) return;
          sessionStorage.setItem('hallcall.renewals', JSON.stringify(before.concat([{ build: build, at: Date.now() }])));
          location.reload();
        })
        .catch(function () { /* nobody there, or nothing can be kept: asked again */ });
    }
    if (mark) setInterval(look, everyMs);
  }
`;
