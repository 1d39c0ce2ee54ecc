"""Reference values of ErrorRatesTests.swift: made with Python 3.11.7, Fairlearn 0.15.0, scikit-learn 1.9.1."""
import numpy as np, fairlearn, sklearn
from fairlearn.metrics import MetricFrame, equalized_odds_difference, true_positive_rate, false_positive_rate, selection_rate
from sklearn.metrics import precision_score
g=np.repeat([0,1,2],[120,90,60])
i=np.arange(270)
t=((i*7)%11<5).astype(int)
p=((i*5+g*3)%13<6).astype(int)
m=MetricFrame(metrics=dict(tpr=true_positive_rate,fpr=false_positive_rate,prec=precision_score,sel=selection_rate),y_true=t,y_pred=p,sensitive_features=g)
print(fairlearn.__version__, sklearn.__version__)
print(m.by_group.to_numpy().tolist()); print(repr(equalized_odds_difference(t,p,sensitive_features=g)))
print(m.difference())
