import access from './access.json';
import account from './account.json';
import advice from './advice.json';
import answer from './answer.json';
import archive from './archive.json';
import backup from './backup.json';
import capability from './capability.json';
import common from './common.json';
import diff from './diff.json';
import executive from './executive.json';
import exported from './export.json';
import failures from './failures.json';
import figures from './figures.json';
import gaps from './gaps.json';
import heat from './heat.json';
import jobs from './jobs.json';
import landing from './landing.json';
import learn from './learn.json';
import lint from './lint.json';
import mail from './mail.json';
import meeting from './meeting.json';
import models from './models.json';
import moved from './moved.json';
import myData from './myData.json';
import organizations from './organizations.json';
import overTime from './overTime.json';
import overview from './overview.json';
import plan from './plan.json';
import results from './results.json';
import rounds from './rounds.json';
import security from './security.json';
import targets from './targets.json';
import teams from './teams.json';
import work from './work.json';

export default {
  access,
  account,
  advice,
  answer,
  archive,
  backup,
  capability,
  common,
  diff,
  executive,
  export: exported,
  failures,
  figures,
  gaps,
  heat,
  jobs,
  landing,
  learn,
  lint,
  mail,
  meeting,
  models,
  moved,
  myData,
  organizations,
  overTime,
  overview,
  plan,
  results,
  rounds,
  security,
  targets,
  teams,
  work,
};
