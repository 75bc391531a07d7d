import access from './access.json';
import account from './account.json';
import advice from './advice.json';
import answer from './answer.json';
import common from './common.json';
import diff from './diff.json';
import exported from './export.json';
import failures from './failures.json';
import figures from './figures.json';

import landing from './landing.json';
import learn from './learn.json';
import lint from './lint.json';
import models from './models.json';
import organizations from './organizations.json';
import plan from './plan.json';
import results from './results.json';
import rounds from './rounds.json';
import teams from './teams.json';

export default {
  access,
  account,
  advice,
  answer,
  common,
  diff,
  export: exported,
  failures,
  figures,
  landing,
  learn,
  lint,
  models,
  organizations,
  plan,
  results,
  rounds,
  teams,
};
