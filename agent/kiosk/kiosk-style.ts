// The look of the kiosk's own page: that of the hall's kiosk, in one sheet, as there is nobody to fetch another from.

/** In hundredths of the kiosk's width (`--u`), which stands upright also on a landscape screen. */
export const KIOSK_STYLE = `
:root{--u:1vw;--ground:#f3f0ea;--ink:#15262c;--soft:#4c5d63;--edge:#dcd6cb;--brand:#0f5257;--strong:#093a40;--warn:#7d5200;--warnsoft:#fbeecb}
@media (orientation:landscape){:root{--u:.5625vh}}
*{box-sizing:border-box;-webkit-tap-highlight-color:transparent;user-select:none}
html{height:100%;overflow:hidden;background:var(--strong);touch-action:manipulation}
body{display:flex;flex-direction:column;width:calc(100*var(--u));height:100%;margin:0 auto;background:var(--ground);color:var(--ink);
font:400 calc(2.6*var(--u))/1.35 'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif}
html[lang=zh-Hant] body{font-family:'Noto Sans CJK TC','Noto Sans TC','PingFang TC','Microsoft JhengHei',system-ui,sans-serif}
h1,h2,h3,p{margin:0}a{color:inherit;text-decoration:none}
header{display:flex;gap:calc(3*var(--u));align-items:center;padding:calc(3*var(--u)) calc(4.2*var(--u));background:var(--warnsoft);color:var(--warn);
border-bottom:calc(.4*var(--u)) solid #e7cf8a}
header svg{flex:none;width:calc(9*var(--u));height:calc(9*var(--u))}
header b{font-size:calc(4.4*var(--u));line-height:1.2}header p{margin-top:calc(.8*var(--u));color:#5b3c00}
.hall{padding:calc(2.4*var(--u)) calc(4.2*var(--u)) 0;color:var(--soft);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.hall span{margin-left:1em}
main{flex:1;min-height:0;display:flex;flex-direction:column;gap:calc(2.2*var(--u));padding:calc(2*var(--u)) calc(4.2*var(--u))}
h2{font-size:calc(4.6*var(--u));line-height:1.25}h3{font-size:calc(3.2*var(--u));margin:calc(3*var(--u)) 0 calc(1.4*var(--u))}
.soft{color:var(--soft)}.more{color:var(--soft);margin-top:auto}
.tiles{display:grid;grid-template-columns:1fr 1fr;gap:calc(1.8*var(--u))}
.tile{display:flex;flex-direction:column;justify-content:center;gap:calc(.4*var(--u));min-height:calc(17*var(--u));padding:calc(1.6*var(--u)) calc(2.6*var(--u));background:#fff;
border:2px solid var(--edge);border-radius:calc(1.6*var(--u));box-shadow:0 1px 2px rgb(21 38 44/8%),0 2px 8px rgb(21 38 44/5%)}
.tile b{font-size:calc(3.3*var(--u));line-height:1.25;font-weight:600;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden;padding-bottom:.12em}
.tile span{color:var(--soft)}.tile:active{background:#dcebe9;border-color:var(--brand)}.tile.off{background:none;box-shadow:none;color:var(--soft)}
.tile.off b{-webkit-line-clamp:2;font-weight:400}
.pager{display:flex;align-items:center;justify-content:space-between;margin-top:auto;color:var(--soft)}
.turn,.back,nav a{display:inline-flex;align-items:center;justify-content:center;min-height:calc(8*var(--u));min-width:calc(20*var(--u));padding:0 calc(2.4*var(--u));
background:#fff;border:2px solid #7f8a8c;border-radius:calc(1.6*var(--u));color:var(--brand);font-weight:600;font-style:normal}
.turn.off{color:#7f8a8c;border-color:var(--edge);background:none}
form{display:flex;flex-direction:column;flex:1;gap:calc(1.6*var(--u))}
.again{padding:calc(2*var(--u)) calc(2.6*var(--u));background:var(--warnsoft);color:#5b3c00;border-radius:calc(1.6*var(--u));font-size:calc(3*var(--u))}
.choices{display:grid;grid-template-columns:1fr 1fr;gap:calc(1.6*var(--u))}
.choices span{display:flex;align-items:center;min-height:calc(10*var(--u));padding:calc(.8*var(--u)) calc(2.4*var(--u));background:#fff;border:2px solid var(--edge);border-radius:calc(1.6*var(--u));font-size:calc(3*var(--u))}
.choices input{position:absolute;opacity:0}.choices input:checked+span{border-color:var(--brand);background:#dcebe9;color:var(--strong);font-weight:700}
.choices input:checked+span::before{content:'✓';margin-right:.5em}
.choices input:focus-visible+span,a:focus-visible,button:focus-visible{outline:calc(.5*var(--u)) solid #b45309;outline-offset:2px}
.take{display:flex;align-items:center;justify-content:center;min-height:calc(16*var(--u));margin-top:auto;border:0;border-radius:calc(2.4*var(--u));background:var(--brand);color:#fff;
font:inherit;font-size:calc(5.4*var(--u));font-weight:700;box-shadow:0 4px 12px rgb(21 38 44/10%)}
.take:active{background:var(--strong)}
.card{display:grid;justify-items:center;gap:calc(.8*var(--u));padding:calc(4*var(--u));background:#fff;border:2px solid var(--edge);border-radius:calc(2.4*var(--u));text-align:center;font-size:calc(3.2*var(--u))}
.card strong{font-size:calc(22*var(--u));line-height:1.1;color:var(--strong);font-variant-numeric:tabular-nums;letter-spacing:.02em}
.counts{font-size:calc(3.8*var(--u));line-height:1.4;padding:calc(1*var(--u)) 0}
.paper{padding:calc(2.4*var(--u)) calc(2.6*var(--u));border-radius:calc(1.6*var(--u));font-size:calc(3.6*var(--u));font-weight:600;background:#fff;border:2px solid var(--edge)}
.paper.out{background:#dff0e4;color:#226b3f;border-color:#226b3f}.paper.none{background:var(--warnsoft);color:#5b3c00;border-color:var(--warn)}
.cannot{margin:auto 0;display:grid;gap:calc(4*var(--u));text-align:center}.cannot h1{font-size:calc(7*var(--u));line-height:1.25;text-wrap:balance}.cannot p{font-size:calc(4.6*var(--u));color:var(--soft)}
footer{display:flex;align-items:center;justify-content:space-between;gap:calc(2*var(--u));padding:calc(1.6*var(--u)) calc(4.2*var(--u));background:#ebe7df;border-top:2px solid var(--edge)}
nav{display:flex;gap:calc(1.2*var(--u))}nav a{min-width:calc(17*var(--u));padding:0 calc(1.4*var(--u))}nav a[aria-current]{background:var(--brand);border-color:var(--brand);color:#fff}
`;

/**
 * Goes home when nobody is there, and to the hall's own page when that is back. Where the agent itself is gone nothing
 * is led to it, for a browser's error would stand there; after five seconds the hall is looked for, and its page told.
 */
export const KIOSK_SCRIPT = `
(function(){
var body=document.body,home=body.dataset.home,idle=Number(body.dataset.idle)*1000,at=Date.now(),begun=at,seen=0,gone=0,hall='';
function go(to){location.replace(to)}
addEventListener('pointerdown',function(){at=Date.now()});
addEventListener('contextmenu',function(event){event.preventDefault()});
addEventListener('pageshow',function(event){if(event.persisted)go(home)});
document.addEventListener('submit',function(event){var button=event.target.querySelector('button');setTimeout(function(){button.disabled=true},0)});
function held(event){if(gone>0)event.preventDefault()}
addEventListener('click',held,true);
addEventListener('submit',held,true);
function ask(path){return fetch(path+home.slice(1),{cache:'no-store',signal:AbortSignal.timeout(3000)}).then(function(answer){return answer.json()})}
function lookForHall(){
 if(hall==='')return;
 var picture=new Image();
 picture.onload=function(){go(hall+'&gone=1')};
 picture.src=hall.replace(/\\/kiosk\\?.*$/,'/start/here.svg?')+String(Date.now());
}
function look(){
 ask('/state').then(function(state){
  gone=0;delete body.dataset.gone;
  if(Date.now()-at>=idle){at=Date.now();go(home);return}
  if(body.dataset.again!==undefined&&Date.now()-begun>=Number(body.dataset.again)*1000){location.reload();return}
  if(body.dataset.watches===undefined)return;
  seen=state.linked?seen+1:0;
  if(seen>=2)go(home);
 }).catch(function(){
  seen=0;gone+=1;body.dataset.gone='';
  if(gone%5===0)lookForHall();
 });
}
ask('/hall').then(function(told){hall=told.hall}).catch(function(){});
look();
setInterval(look,1000);
})();
`;
