import sys; sys.path.insert(0,"/tmp/h/m5w")
import zh,en
from datetime import date
from credit_coach.dialogue.readers import find
def show(v):
    s=repr(v.value); 
    return s.replace("Decimal","").replace("('","").replace("')","")+("NEG" if v.negated else "")
for L in (zh.L,en.L):
    for i,x in enumerate(L):
        if i%2: continue
        for t in x["turns"]:
            print(i+1,t,"→","; ".join(f"[{t[m.start:m.end]}] {show(m)}" for m in find(t,date.today())))
