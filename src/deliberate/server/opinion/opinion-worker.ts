import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest } from '#kernel/server/running/off-thread.ts';
import { ReactionBook } from '#deliberate/domain/opinion/reaction-book.ts';
import { analyseBook } from './analyse-book.ts';
import type { OpinionAnswers, OpinionRequest } from './opinion-thread.ts';

/** The thread in which reactions are counted and opinion groups found: everything heavy, and nothing else. */
const books = new Map<string, ReactionBook>();

const port = parentPort;
if (port === null) throw new Error('This file is the script of a thread.');
port.on('message', ({ id, request }: ThreadRequest) => {
  port.postMessage(answered(id, request as OpinionRequest)); // only opinion-thread.ts asks this thread
});

function answered(id: number, request: OpinionRequest): ThreadAnswer {
  try {
    return { id, ok: true, answer: answer(request) };
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function answer(request: OpinionRequest): OpinionAnswers[OpinionRequest['kind']] {
  switch (request.kind) {
    case 'rows':
      bookOf(request.book).add(request.rows);
      return undefined;
    case 'tallies':
      return bookOf(request.book).tallies();
    case 'movements':
      return bookOf(request.book).movements(request.blocks, request.older);
    case 'analyse':
      return analyseBook(bookOf(request.book), request);
    case 'close':
      books.delete(request.book);
      return undefined;
  }
}

function bookOf(name: string): ReactionBook {
  const book = books.get(name) ?? new ReactionBook();
  books.set(name, book);
  return book;
}
