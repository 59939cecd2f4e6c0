import type { Bilingual } from '#kernel/domain/bilingual.ts';

export const CHOOSE_SUMMARY: Bilingual = {
  ko: '어느 집단도 밀려나지 않게 주제를 고르고, 고른 까닭을 모두 밝힙니다',
  en: 'Choose topics so that no group is crowded out, and explain every choice',
};

export const CHOOSE_HELP: Bilingual = {
  ko: `madang choose FILE [선택 사항]

찬성 투표에서 주제를 고릅니다. 모든 사람이 같은 몫을 나누어 받고, 찬성한 주제의 비용을 함께 냅니다.
계산은 모두 정확한 분수로 하며, 투표지의 순서나 소수점 오차가 결과를 바꾸지 않습니다.

FILE은 Pabulib의 .pb 파일(approval, choose-1, cumulative, scoring)이거나 다음과 같은 JSON입니다.
  {"candidates":[{"id":"a","cost":30,"group":"주제"}], "k":5 또는 "budget":120, "caps":{"주제":2},
   "ballots":[{"approves":["a"],"points":[1],"weight":1,"group":"학계"}]}
수는 적힌 그대로 읽습니다. 분수는 "2/3"처럼 문자열로 적습니다. id, cost, approves 말고는 없어도 됩니다.

  --k N              주제 N개를 고릅니다. 비용은 모두 1로 봅니다.
  --rule RULE        equal-shares[+phragmen|+add1|+add1-exhaustive][+fill], phragmen, pav, approval.
                     기본값은 equal-shares+phragmen입니다.
                       +phragmen         남은 몫에서 이어 프라그멘의 규칙으로 자리를 채웁니다.
                       +add1             예산을 넘기 직전까지 모든 몫에 1씩 더합니다.
                       +add1-exhaustive  더 들어갈 주제가 없으면 그 전에도 멈춥니다.
                       +fill             끝으로 찬성이 많은 순서로 들어가는 만큼 더합니다.
  --utility U        cardinality(주제 하나를 같게, 점수가 있으면 점수대로) 또는 cost(비용만큼).
                     기본값은 예산이 있고 점수가 없으면 cost, 아니면 cardinality입니다.
  --ties lot:SEED    같으면 비용이 적은 것, 찬성이 많은 것, SHA-256(회|SEED|id)가 작은 것 순서입니다.
                     SEED를 주지 않으면 닫힌 투표함의 해시를 씁니다.
  --ties id          같으면 id가 작은 것. JSON에서는 수로, .pb에서는 글자로 견줍니다.
  --weights group    밝힌 이해관계자 집단마다 같은 무게를 줍니다. 무게를 주지 않은 결과도 함께 밝힙니다.
  --weights none     한 사람 한 표(기본값).
  --explain          정확한 분수, 다음 순위와 그 값, 떨어진 주제마다 모자란 찬성 수를 모두 보입니다.
  --json             결과와 증명서를 JSON으로 씁니다.

모자란 찬성 수는 아직 아무것에도 몫을 쓰지 않은 사람의 찬성이 몇 더 있었으면 뽑혔을지를 뜻합니다.

끝난 뒤의 값: 0 마침, 1 계산하지 못함, 2 읽을 수 없는 파일이거나 잘못 부름.
`,
  en: `madang choose FILE [options]

Chooses topics from approval ballots. Everybody receives an equal share, and supporters pay for a topic together.
All arithmetic is in exact fractions: neither the order of ballots nor rounding changes a result.

FILE is a Pabulib .pb file (approval, choose-1, cumulative, scoring) or JSON:
  {"candidates":[{"id":"a","cost":30,"group":"theme"}], "k":5 or "budget":120, "caps":{"theme":2},
   "ballots":[{"approves":["a"],"points":[1],"weight":1,"group":"academia"}]}
Numbers are read as written; a fraction is written as a string ("2/3"). Only id, approves and k or budget (with
costs) are needed.

  --k N              choose N topics; every topic then costs one.
  --rule RULE        equal-shares[+phragmen|+add1|+add1-exhaustive][+fill], phragmen, pav or approval.
                     Default: equal-shares+phragmen.
                       +phragmen         fill the places from the shares left, by Phragmén's rule
                       +add1             add one unit to every share as long as the budget is not overspent
                       +add1-exhaustive  the same, but stop as soon as no further topic fits
                       +fill             at the end add whatever fits, most approvals first
  --utility U        cardinality (topics count alike, or by their points) or cost (topics count by their cost).
                     Default: cost where a budget is shared and ballots carry no points, else cardinality.
  --ties lot:SEED    ties: lowest cost, most approvals, then lowest SHA-256(round|SEED|id).
                     Without it the same, with the hash of the closed ballot box as SEED.
  --ties id          ties: lowest id first; ids compare as numbers in JSON and as text in .pb files.
  --weights group    equal weight for every declared stakeholder group; the unweighted result is shown beside it.
  --weights none     one person, one vote (default).
  --explain          exact fractions, runners-up and their prices, and what every losing topic lacked.
  --json             the result and its certificate as JSON.

"Missing approvals" are how many more approvals, by people whose share had paid for nothing yet, would have won.

Exit codes: 0 done, 1 not counted, 2 unreadable file or wrong use.
`,
};
