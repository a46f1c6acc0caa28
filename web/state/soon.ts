/** What a promise gives, or something else where that takes too long: no engine keeps a text from being shown. */
export function soon<T>(promise: Promise<T>, otherwise: T, milliseconds: number): Promise<T> {
  return new Promise((resolve) => {
    promise.then(resolve, () => resolve(otherwise));
    setTimeout(() => resolve(otherwise), milliseconds);
  });
}
