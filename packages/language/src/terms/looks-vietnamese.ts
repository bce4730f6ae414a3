const SYLLABLE = new RegExp(
  '^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?' +
    '(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|uai|uay|uoi|uou|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])' +
    '(?:ch|ng|nh|[cmnpt])?$',
);

/** Whether plain letters (1 to 26) could be a Vietnamese syllable without its tones: then it is a word of its own. */
export const looksVietnamese = (letters: readonly number[]): boolean =>
  SYLLABLE.test(String.fromCharCode(...letters.map((letter) => letter + 96)));
