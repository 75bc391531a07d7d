/**
 * The name of a cookie of this site. Over https browsers keep one with this prefix only if this very host sent it, for all of its
 * paths, over https: neither a neighbouring host nor a plain connection can put one in its place.
 */
export const cookieName = (name: string, https: boolean): string => (https ? `__Host-${name}` : name);
