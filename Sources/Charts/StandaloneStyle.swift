/// The page's variables and text classes, for a drawing that stands alone. No ">" or "&": it is written escaped.
let standaloneStyle = """
    svg{--paper:#fff;--ink:#1b1f24;--mut:#5b6570;--line:#dfe3e8;--soft:#f5f7f9;--ok:#00734f;--bad:#a8320a;\
    --unk:#6a5a00;--warm:#d8741b;--cool:#3a7fc1;--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#c76b9c;--s4:#3a97d4;\
    --s5:#c08000;--s6:#4b5560;--s7:#8a6d3b;color:var(--ink);fill:none;font:12px system-ui,-apple-system,Segoe UI,Roboto,\
    Noto Sans,sans-serif;font-variant-numeric:tabular-nums;stroke-linejoin:round}\
    @media (prefers-color-scheme:dark){svg{--paper:#14181d;--ink:#e7ebef;--mut:#9aa6b2;--line:#2c343d;--soft:#1b2128;\
    --ok:#4fd1a5;--bad:#ff9b73;--unk:#e3cf6a;--s0:#4aa8e0;--s1:#f08a45;--s2:#35c79b;--s3:#e3a1c8;--s4:#8fd0f5;\
    --s5:#ffc04d;--s6:#b4bec8;--s7:#c9a86a}}\
    text{paint-order:stroke}.lab{fill:var(--ink);font-size:12.5px}.mut{fill:var(--mut);font-size:11.5px}\
    .note{fill:var(--mut);font-size:11.5px;font-weight:400}\
    .num{fill:var(--ink);font-weight:600;font-size:12.5px}.grid{stroke:var(--line)}\
    .ref{stroke:var(--mut);stroke-dasharray:3 3}.cell{fill:var(--ink);font-size:11.5px}.cell.on{font-weight:700}\
    .ok{fill:var(--ok)}.bad{fill:var(--bad)}.unk{fill:var(--unk)}.halo{fill:var(--ink);font-weight:600;\
    font-size:13px;stroke:var(--paper);stroke-width:4px}
    """
