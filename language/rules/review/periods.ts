/** Days from one review to the next. */
export const periods = { weekly: 7, monthly: 30, quarterly: 91, semiAnnually: 182, annually: 365 } as const;
