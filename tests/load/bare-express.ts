import express from 'express';
import type { AddressInfo } from 'node:net';

// The baseline: express 5 with a JSON body in and a JSON answer of the same size out, and nothing else.
const app = express();
app.use(express.json());
app.post('/api/v1/tickets', (request, response) => {
  const { size } = request.query;
  response.status(201).json({ ticket: { id: '1', number: 'A001', text: 'x'.repeat(Number(size)) } });
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
