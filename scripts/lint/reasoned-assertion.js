/**
 * `as` and `!` overrule the compiler, so each carries its reason as a comment on its own line
 * (or alone on the line above). `as const` and `satisfies` overrule nothing and are free.
 */
export const reasonedAssertion = {
  meta: {
    type: 'suggestion',
    messages: {
      missing: 'An assertion overrules the compiler: say why in a comment on this line or the line above.',
    },
    schema: [],
  },
  create(context) {
    const source = context.sourceCode;
    const commented = new Set();
    for (const comment of source.getAllComments()) {
      commented.add(comment.loc.end.line);
      const alone = source.lines[comment.loc.start.line - 1].slice(0, comment.loc.start.column).trim() === '';
      if (alone) commented.add(comment.loc.end.line + 1);
    }
    const check = (node) => {
      const first = node.loc.start.line;
      const last = node.loc.end.line;
      for (let line = first; line <= last; line += 1) if (commented.has(line)) return;
      context.report({ node, messageId: 'missing' });
    };
    return {
      TSNonNullExpression: check,
      TSAsExpression(node) {
        const type = node.typeAnnotation;
        const isConst = type.type === 'TSTypeReference' && type.typeName.name === 'const';
        if (!isConst) check(node);
      },
    };
  },
};
