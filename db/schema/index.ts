export * from './models';
export * from './organizations';
export * from './overview';
export * from './people';
export * from './plans';
export * from './publications';
export * from './rounds';
export * from './targets';
