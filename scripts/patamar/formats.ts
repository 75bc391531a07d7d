import type { Lang } from '@/lib/model/schema';

/** What `--help` says of the files that `score` and `stat` read and of what they print. */
export const FORMATS: Record<Lang, string> = {
  en: `score FILE reads
  {"model": "built-in",
   "respondents": [{"id": "r1", "role": "DE", "answers": {"DEV-VC-1": 3, "DEV-VC-2": "DK"}}],
   "naDecisions": ["MLO-TST-5"],
   "options": {"mode": "full", "format": "anonymous", "weighting": "equal", "scope": ["DEV"], "threshold": 5}}
Only "respondents" must be there. "model" may be a model in the form of a document, of which only frameworks,
principles and practices are read. An answer is 0 to 4, "DK", "NA" or "SKIP"; in a quick round items are leaf
principles. mode: quick, key, full. format: anonymous, named, consensus. weighting: equal, raci. Without "scope" all
frameworks of the model count; with "threshold" rows are hidden as from a viewer of that threshold ("suppressed").
It prints practices, principles, frameworks and overall by id, each with status, score, n, interval (95 %), level,
range (of the level: 80 % interval and everyone left out in turn; from five people), coverage, agreement and ad.

stat NAME FILE reads the "input" of a case of the methods reference and prints its "expected", for
  heatMap, pooling, trend, decomposition, roleGap, calibration, changeTest, headlineGate, firmLevels;
or of a case of the publishing rule, for
  publishing;
or plain numbers:
  agreement     [3, 2, 3]                     answers 0 to 4 to one item
                [[3, 2, 3], [1, 1]]           answers to each item of a principle
  krippendorff  [[1, 2, null], [1, 3, 2]]     a row for each rater, a column for each unit; null: missing
                {"units": [[1, 1], [2, 3]]}   a row for each unit; {"raters": ...} is the first form
                {"metric": "ordinal", "units": ...}   only one of nominal, ordinal, interval, ratio
  icc           [[1.5, 2, 3], ...]            people's scores, a row for each team
  kendallW      [[1, 2, 3], [2, 1, 3]]        a row for each person who ranks
  wilson        [5, 10]                       hits, total

Numbers are printed in full precision, and null where there is none. Input of another form is told in one line.`,
  'pt-BR': `score ARQUIVO lê
  {"model": "built-in",
   "respondents": [{"id": "r1", "role": "DE", "answers": {"DEV-VC-1": 3, "DEV-VC-2": "DK"}}],
   "naDecisions": ["MLO-TST-5"],
   "options": {"mode": "full", "format": "anonymous", "weighting": "equal", "scope": ["DEV"], "threshold": 5}}
Só "respondents" é obrigatório. "model" pode ser um modelo na forma de documento, do qual se leem apenas frameworks,
principles e practices. Uma resposta é de 0 a 4, "DK" (não sei), "NA" (não se aplica) ou "SKIP" (pulada); numa rodada
rápida os itens são os princípios-folha. mode: quick, key, full. format: anonymous, named, consensus. weighting:
equal, raci. Sem "scope" contam todos os frameworks do modelo; com "threshold" as linhas são ocultadas como para quem
vê com esse limite ("suppressed").
Imprime practices, principles, frameworks e overall por id, cada linha com status, score, n, interval (95 %), level,
range (do nível: intervalo de 80 % e cada pessoa deixada de fora; a partir de cinco pessoas), coverage, agreement e ad.

stat NOME ARQUIVO lê o "input" de um caso da referência de métodos e imprime o "expected", para
  heatMap, pooling, trend, decomposition, roleGap, calibration, changeTest, headlineGate, firmLevels;
ou de um caso da regra de publicação, para
  publishing;
ou números simples:
  agreement     [3, 2, 3]                     respostas de 0 a 4 a um item
                [[3, 2, 3], [1, 1]]           respostas a cada item de um princípio
  krippendorff  [[1, 2, null], [1, 3, 2]]     uma linha por avaliador, uma coluna por unidade; null: falta
                {"units": [[1, 1], [2, 3]]}   uma linha por unidade; {"raters": ...} é a primeira forma
                {"metric": "ordinal", "units": ...}   só um de nominal, ordinal, interval, ratio
  icc           [[1.5, 2, 3], ...]            notas das pessoas, uma linha por equipe
  kendallW      [[1, 2, 3], [2, 1, 3]]        uma linha por pessoa que ordena
  wilson        [5, 10]                       acertos, total

Os números saem com toda a precisão, e null onde não há nenhum. Entrada de outra forma é dita em uma linha.`,
};
