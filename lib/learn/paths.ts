/** Addresses of the learning area. A file of its own, because browsers get it too and need nothing else. */
export const principlePath = (id: string): string => `/learn/principles/${id.toLowerCase()}`;
export const practicePath = (principle: string, id: string): string => `${principlePath(principle)}#${id}`;
export const glossaryPath = (id: string): string => `/learn/glossary#${id}`;
export const evidencePath = (id: string): string => `/learn/evidence#${id}`;
export const topicPath = (slug: string): string => `/learn/${slug}`;
export const phasePath = (id: string): string => `/learn/phases#${id}`;
/** A part of the definition of DevOps. */
export const facetPath = (id: string): string => `/learn/facets#${id}`;
/** A catalogue, or an entry of it such as `manifesto-14`. */
export const crosswalkPath = (id: string): string => `/learn/crosswalks#${id}`;
