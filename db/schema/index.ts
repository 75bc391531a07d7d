export * from './models';
export * from './organizations';
export * from './people';
export * from './plans';
export * from './publications';
export * from './rounds';
