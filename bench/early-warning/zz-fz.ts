import { randomFrom } from '../rules/random.ts';
import { foldAny } from '../../packages/language/src/fold/fold.ts';
import { foldPlain } from '../../packages/language/src/fold/fold-plain.ts';
const flat=(f:any)=>JSON.stringify([f.text,f.quality,Array.from(f.tones),Array.from(f.starts),Array.from(f.ends)]);
const r=randomFrom(99); const units=['a','ế','đ','Ỡ','k',' ','.',',','\n','7','!','-','ll',' e ','anh ','б','œ','b','l','.',';',':','(','"','…'];
let n=0,plain=0; for(let i=0;i<4e6;i++){ let t=''; for(let k=r.int(1,14);k>0;k--) t+= r.chance(0.03)?String.fromCharCode(r.int(0,0x2100)):r.pick(units); const p=foldPlain(t); if(!p) continue; plain++; if(flat(p)!==flat(foldAny(t))){ if(n++<5) console.log(JSON.stringify(t),flat(p),flat(foldAny(t))); } }
console.log(n,plain);
