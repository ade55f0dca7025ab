/** The whole style of the books, sent inside each page so that nothing has to be fetched. */
export const STYLESHEET = `
:root{--ink:#1b2430;--soft:#5b6673;--faint:#8b95a1;--line:#e3e6e8;--rule:#c9ced3;--paper:#fff;--ground:#f4f5f3;
--accent:#1f6b52;--accent-soft:#e7f1ec;--open:#8a5a00;--open-soft:#fbf1dc;--bad:#a32a2a;--bad-soft:#fae9e7}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 "Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:3px}
a:hover{color:var(--accent);text-decoration-color:currentColor}
:focus-visible{outline:3px solid #4f9c81;outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:12px;background:var(--paper);padding:8px 14px;z-index:9}
.top{display:flex;align-items:center;gap:20px;padding:12px 28px;background:#173f33;color:#fff}
.top a{color:#fff;text-decoration:none}
.brand{display:flex;flex-direction:column;line-height:1.25;min-width:0}
.brand strong{font-size:17px;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.brand span{font-size:12.5px;color:#bcd3c9}
.find{margin-left:auto;display:flex;gap:8px}
.find input,.tools input,.tools select{font:inherit;padding:7px 11px;border:1px solid var(--rule);border-radius:7px;background:#fff;color:var(--ink);min-width:0}
.find input{width:270px;border-color:transparent}
button{font:inherit;font-weight:550;padding:7px 15px;border:1px solid var(--rule);border-radius:7px;background:#fff;color:var(--ink);cursor:pointer}
button:hover{border-color:var(--accent);color:var(--accent)}
.find button{background:#2c6b56;border-color:#2c6b56;color:#fff}.find button:hover{background:#37806a;color:#fff}
.frame{display:grid;grid-template-columns:220px minmax(0,1fr);max-width:1380px;margin:0 auto;gap:32px;padding:26px 28px 64px}
.frame nav h2{font-size:11.5px;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:20px 10px 4px;font-weight:600}
.frame nav ul{list-style:none;margin:0;padding:0}
.frame nav li a{display:flex;justify-content:space-between;gap:8px;padding:5px 10px;border-radius:7px;text-decoration:none}
.frame nav li a:hover{background:#e9ecea}
.frame nav li a[aria-current=page]{background:var(--accent-soft);color:#15523e;font-weight:600}
nav .n{color:var(--soft);font-variant-numeric:tabular-nums;font-weight:400;font-size:13px}
h1{font-size:25px;line-height:1.25;margin:0;font-weight:650;letter-spacing:-.012em;overflow-wrap:anywhere}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;margin:0 0 4px}
.lead{color:var(--soft);margin:0 0 20px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:11px;padding:20px 22px;margin:0 0 20px}
.card h2{font-size:15.5px;line-height:1.4;margin:0 0 10px;font-weight:650}
.card h2+.proof{margin-top:0}
.split{display:flex;justify-content:space-between;align-items:baseline;gap:14px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px;margin:0 0 20px;padding:0;list-style:none}
.tiles li{background:var(--paper);border:1px solid var(--line);border-radius:11px;padding:14px 18px}
.tiles span{display:block;color:var(--soft);font-size:13px}
.tiles strong{display:block;font-size:21px;font-weight:620;font-variant-numeric:tabular-nums;letter-spacing:-.01em;margin-top:2px;overflow-wrap:anywhere}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 20px;align-items:start}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14.5px}
caption{text-align:left;color:var(--soft);font-size:13px;padding:0 0 8px}
th,td{padding:8px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:4px}th:last-child,td:last-child{padding-right:4px}
thead th{font-size:12.5px;font-weight:600;color:var(--soft);border-bottom:1px solid var(--rule);white-space:nowrap}
thead th a{text-decoration:none;display:inline-block}
tbody th{font-weight:inherit}
tbody tr:hover{background:#fafbfa}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.date{white-space:nowrap;font-variant-numeric:tabular-nums}
td.text{overflow-wrap:anywhere;min-width:120px}
tfoot td,tfoot th,tr.sum td,tr.sum th{font-weight:650;border-top:1px solid var(--ink);border-bottom:0}
tr.grand td,tr.grand th{font-weight:700;border-top:1px solid var(--ink);border-bottom:3px double var(--ink)}
tr.part th,tr.part td{color:var(--soft);font-weight:600;font-size:12.5px;padding-top:18px;border-bottom-color:var(--rule)}
tr.part td.num{color:var(--ink);font-size:14.5px;font-weight:400}
.report th[scope=row]{min-width:190px;position:sticky;left:0;background:var(--paper)}
.report .d1{padding-left:22px}.report .d2{padding-left:40px}.report .d3{padding-left:58px}.report .d4,.report .d5,.report .d6{padding-left:76px}
tr.gap td{padding:3px;border-bottom-color:var(--rule)}.report th.date{min-width:0;white-space:nowrap;padding-left:4px}
.many table{font-size:13.5px}.many th,.many td{padding:6px 7px}.many td.text{min-width:0;overflow-wrap:break-word}.many tr.part th{padding-top:14px}
th.group{text-align:center;border-bottom:1px solid var(--line)}
ul.links{list-style:none;margin:0;padding:0}ul.links li{display:flex;justify-content:space-between;flex-wrap:wrap;gap:2px 14px;padding:6px 0;border-bottom:1px solid var(--line)}ul.links li:last-child{border-bottom:0}
td.in,th.in{padding-left:22px!important}
.chip{display:inline-block;padding:1px 10px;border-radius:99px;font-size:12.5px;font-weight:600;white-space:nowrap;background:#eceeed;color:var(--soft)}
.chip.good{background:var(--accent-soft);color:#15523e}.chip.open{background:var(--open-soft);color:#744b00}.chip.bad{background:var(--bad-soft);color:var(--bad)}
.narrow{display:none;white-space:nowrap}.companies{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:13px}.top .companies a{color:#bcd3c9;text-decoration:underline}.top .companies a[aria-current]{color:#fff;text-decoration:none}
.quiet{color:var(--soft)}.small{font-size:13px}
.empty{padding:26px 6px;text-align:center;color:var(--soft)}
.tools{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 14px;align-items:center}
.tools input[type=search]{width:300px;max-width:100%}
.tools label{color:var(--soft);font-size:13.5px;display:flex;gap:6px;align-items:center}
.pages{display:flex;justify-content:space-between;align-items:center;gap:12px;margin-top:14px;color:var(--soft);font-size:14px}
.pages span a{margin-left:14px}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(205px,44%),1fr));gap:14px 24px;margin:0}
dl.facts dt{font-size:12.5px;color:var(--soft)}dl.facts dd{margin:1px 0 0;overflow-wrap:anywhere;white-space:pre-line}
.total{margin:16px 0 0 auto;width:min(100%,370px)}
.total th{font-weight:400;color:var(--soft)}.total tr.grand th{color:var(--ink);font-weight:700}
.card>:last-child,.card>:last-child>table{margin-bottom:0}
.note{white-space:pre-line;overflow-wrap:anywhere;margin:0}
.proof{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;margin:12px 0 0;color:var(--soft);font-size:14px}
details summary{cursor:pointer;color:var(--soft)}
pre{overflow:auto;font:12.5px/1.5 ui-monospace,Menlo,Consolas,monospace;background:#f7f8f7;border-radius:7px;padding:14px;max-height:520px}
@media (max-width:900px){.frame{grid-template-columns:minmax(0,1fr);gap:14px;padding:14px 14px 48px}
.frame nav{display:flex;overflow-x:auto;gap:4px;padding-bottom:6px;margin:0 -14px;padding-inline:14px}.frame nav h2{display:none}.frame nav ul{display:flex;gap:2px}
.frame nav li a{white-space:nowrap;background:#e9ecea}nav .n{display:none}
.top{flex-wrap:wrap;padding:12px 14px;gap:10px}.find{margin:0;width:100%}.find input{flex:1;width:auto}
.two{grid-template-columns:minmax(0,1fr)}.card{padding:16px 14px}h1{font-size:22px}}
@media (max-width:640px){.wide{display:none}.narrow{display:block}.tiles li:last-child:nth-child(odd){grid-column:1/-1}th,td{padding:8px 6px}table{font-size:14px}.tools input[type=search]{width:100%}
.tiles{grid-template-columns:1fr 1fr;gap:10px}.tiles strong{font-size:17px}.tiles li{padding:12px 14px}td.text{min-width:90px}.report th[scope=row]:not(.date){min-width:118px}.report .d1{padding-left:14px}.report .d2{padding-left:22px}.report .d3{padding-left:30px}}
@media print{body{background:#fff;font-size:11pt}.top{background:none;color:#000;padding:0 0 8pt}.top a,.brand span{color:#000}
nav,.find,.tools,.pages,.skip,details{display:none!important}.frame{display:block;padding:0;max-width:none}
.card,.tiles li{border:0;padding:0;margin:0 0 16pt;break-inside:avoid-page}thead{display:table-header-group}tr{break-inside:avoid}a{text-decoration:none}.wide{display:table-cell}}
`;
