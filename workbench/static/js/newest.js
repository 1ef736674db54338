// Of several questions on their way at once only the newest may be answered.

/**
 * A counter of questions: each call stands for a question asked, and gives a function that tells whether it is still
 * the newest, so that an answer that comes late is dropped.
 */
export function newest() {
  let asked = 0;
  return () => {
    const mine = ++asked;
    return () => mine === asked;
  };
}
