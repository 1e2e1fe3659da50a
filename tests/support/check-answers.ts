import { hearAnswers } from './client.ts';
import { faultOf } from './served-document.ts';

// Every answer that a test gets over HTTP is one that the document tells of: a field that is not in its schema fails
// the test.
hearAnswers((answer) => {
  const fault = faultOf(answer);
  if (fault !== undefined) throw new Error(`an answer is not as the document says: ${fault}`);
});
