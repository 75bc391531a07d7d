import { configureGlobal } from 'fast-check';

// For `npm run mutate`: a property that fails has killed its mutant; the smallest example would only take time. One seed for
// all, so that a mutant has the same fate each time.
configureGlobal({ endOnFailure: true, seed: 1 });
