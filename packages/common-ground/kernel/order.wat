;; Further functions of the module of `shares.wat`: putting positions in order, and what follows from an order.

  ;; The places of the keys above a floor. Returns how many they are.
  (func $above (export "above") (param $keys i32) (param $count i32) (param $floor f64) (param $places i32) (result i32)
    (local $i i32) (local $from i32)
    (local.set $from (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (i32.store (local.get $places) (local.get $i))
        (local.set $places (i32.add (local.get $places)
          (i32.shl (f64.gt (f64.load (local.get $keys)) (local.get $floor)) (i32.const 2))))
        (local.set $keys (i32.add (local.get $keys) (i32.const 8)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $places) (local.get $from)) (i32.const 2)))

  ;; Puts places in descending order of their keys, of equal ones the first first: merged from runs that double in
  ;; length, each time from one of two areas of words into the other. Returns the one they end in.
  (func $descending (export "descending") (param $keys i32) (param $count i32) (param $order i32) (param $spare i32)
    (result i32)
    (local $width i32) (local $from i32) (local $middle i32) (local $to i32) (local $end i32)
    (local $into i32)
    (local.set $count (i32.shl (local.get $count) (i32.const 2)))
    (local.set $width (i32.const 4))
    (block $done
      (loop $double
        (br_if $done (i32.ge_u (local.get $width) (local.get $count)))
        (local.set $from (local.get $order))
        (local.set $end (i32.add (local.get $order) (local.get $count)))
        (block $merged
          (loop $next
            (br_if $merged (i32.ge_u (local.get $from) (local.get $end)))
            (local.set $middle (call $least (i32.add (local.get $from) (local.get $width)) (local.get $end)))
            (local.set $to (call $least (i32.add (local.get $middle) (local.get $width)) (local.get $end)))
            (local.set $into (i32.add (local.get $spare) (i32.sub (local.get $from) (local.get $order))))
            (if (i32.lt_u (local.get $middle) (local.get $to))
              (then (call $merge
                (local.get $keys) (local.get $from) (local.get $middle) (local.get $to) (local.get $into)))
              (else (memory.copy (local.get $into) (local.get $from) (i32.sub (local.get $to) (local.get $from)))))
            (local.set $from (local.get $to))
            (br $next)))
        (local.set $from (local.get $order))
        (local.set $order (local.get $spare))
        (local.set $spare (local.get $from))
        (local.set $width (i32.shl (local.get $width) (i32.const 1)))
        (br $double)))
    (local.get $order))

  (func $least (param $a i32) (param $b i32) (result i32)
    (select (local.get $a) (local.get $b) (i32.lt_u (local.get $a) (local.get $b))))

  (func $keyAt (param $keys i32) (param $word i32) (result f64)
    (f64.load (i32.add (local.get $keys) (i32.shl (i32.load (local.get $word)) (i32.const 3)))))

  ;; Two runs that stand one behind the other, neither of them empty, become one: of equal keys that of the first run goes
  ;; first. The keys that wait are kept, and nothing is called: this is done for every place in every round.
  (func $merge (param $keys i32) (param $one i32) (param $middle i32) (param $to i32) (param $into i32)
    (local $other i32) (local $key f64) (local $otherKey f64)
    (local.set $other (local.get $middle))
    (local.set $key (call $keyAt (local.get $keys) (local.get $one)))
    (local.set $otherKey (call $keyAt (local.get $keys) (local.get $other)))
    (block $emptied
      (loop $next
        (if (f64.ge (local.get $key) (local.get $otherKey))
          (then
            (i32.store (local.get $into) (i32.load (local.get $one)))
            (local.set $one (i32.add (local.get $one) (i32.const 4)))
            (local.set $into (i32.add (local.get $into) (i32.const 4)))
            (br_if $emptied (i32.eq (local.get $one) (local.get $middle)))
            (local.set $key (f64.load
              (i32.add (local.get $keys) (i32.shl (i32.load (local.get $one)) (i32.const 3))))))
          (else
            (i32.store (local.get $into) (i32.load (local.get $other)))
            (local.set $other (i32.add (local.get $other) (i32.const 4)))
            (local.set $into (i32.add (local.get $into) (i32.const 4)))
            (br_if $emptied (i32.eq (local.get $other) (local.get $to)))
            (local.set $otherKey (f64.load
              (i32.add (local.get $keys) (i32.shl (i32.load (local.get $other)) (i32.const 3)))))))
        (br $next)))
    ;; Of what is left, one run is empty.
    (memory.copy (local.get $into) (local.get $one) (i32.sub (local.get $middle) (local.get $one)))
    (memory.copy (local.get $into) (local.get $other) (i32.sub (local.get $to) (local.get $other))))

  ;; The places of the `wanted` highest keys, of equal ones the first first: each goes up to its place among those before
  ;; it. Returns how many there are.
  (func (export "head") (param $keys i32) (param $count i32) (param $wanted i32) (param $into i32) (result i32)
    (local $i i32) (local $found i32) (local $key f64) (local $at i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $key (f64.load (i32.add (local.get $keys) (i32.shl (local.get $i) (i32.const 3)))))
        (local.set $at (i32.add (local.get $into) (i32.shl (local.get $found) (i32.const 2))))
        (block $placed
          (if (i32.eq (local.get $found) (local.get $wanted))
            (then
              (local.set $at (i32.sub (local.get $at) (i32.const 4)))
              (br_if $placed (f64.le (local.get $key) (call $keyAt (local.get $keys) (local.get $at)))))
            (else (local.set $found (i32.add (local.get $found) (i32.const 1)))))
          (block $reached
            (loop $up
              (br_if $reached (i32.eq (local.get $at) (local.get $into)))
              (br_if $reached (f64.ge
                (call $keyAt (local.get $keys) (i32.sub (local.get $at) (i32.const 4))) (local.get $key)))
              (i32.store (local.get $at) (i32.load (i32.sub (local.get $at) (i32.const 4))))
              (local.set $at (i32.sub (local.get $at) (i32.const 4)))
              (br $up)))
          (i32.store (local.get $at) (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $found))

  ;; The places of those of ascending numbers that are not among others, ascending too, behind which stands one that no number
  ;; reaches. Returns how many they are.
  (func (export "outside") (param $numbers i32) (param $count i32) (param $others i32) (param $places i32) (result i32)
    (local $i i32) (local $from i32) (local $own i32)
    (local.set $from (local.get $places))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $own (i32.load (local.get $numbers)))
        (block $reached
          (loop $up
            (br_if $reached (i32.ge_u (i32.load (local.get $others)) (local.get $own)))
            (local.set $others (i32.add (local.get $others) (i32.const 4)))
            (br $up)))
        (i32.store (local.get $places) (local.get $i))
        (local.set $places (i32.add (local.get $places)
          (i32.shl (i32.ne (i32.load (local.get $others)) (local.get $own)) (i32.const 2))))
        (local.set $numbers (i32.add (local.get $numbers) (i32.const 4)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $places) (local.get $from)) (i32.const 2)))

  ;; Puts the lesser of two values in place of the second.
  (func (export "lesser") (param $from i32) (param $count i32) (param $into i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (f64.store (local.get $into) (f64.min (f64.load (local.get $from)) (f64.load (local.get $into))))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (br $next))))

  ;; The place at which two lists differ most, of equal differences that of the highest key; -1 where they are the same.
  (func (export "moved") (param $before i32) (param $after i32) (param $keys i32) (param $count i32) (result i32)
    (local $i i32) (local $found i32) (local $change f64) (local $most f64) (local $key f64) (local $own f64)
    (local.set $found (i32.const -1))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $change (f64.abs (f64.sub (f64.load (local.get $after)) (f64.load (local.get $before)))))
        (local.set $own (f64.load (local.get $keys)))
        (if (i32.or (f64.gt (local.get $change) (local.get $most))
            (i32.and (i32.and (f64.eq (local.get $change) (local.get $most)) (f64.ne (local.get $change) (f64.const 0)))
              (f64.gt (local.get $own) (local.get $key))))
          (then
            (local.set $most (local.get $change))
            (local.set $key (local.get $own))
            (local.set $found (local.get $i))))
        (local.set $before (i32.add (local.get $before) (i32.const 8)))
        (local.set $after (i32.add (local.get $after) (i32.const 8)))
        (local.set $keys (i32.add (local.get $keys) (i32.const 8)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $found))

  ;; Chances, in place, adjusted as Benjamini and Hochberg (1995) do, from the highest down: of the i-th lowest of so many
  ;; tests the chance times tests / i, or what a higher one came to if that is less.
  (func (export "adjust") (param $chances i32) (param $count i32) (param $tests f64) (param $order i32) (param $spare i32)
    (local $least f64) (local $at i32)
    (drop (call $above (local.get $chances) (local.get $count) (f64.const -inf) (local.get $order)))
    (local.set $order
      (call $descending (local.get $chances) (local.get $count) (local.get $order) (local.get $spare)))
    (local.set $least (f64.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $at (i32.add (local.get $chances) (i32.shl (i32.load (local.get $order)) (i32.const 3))))
        (local.set $least (f64.min (local.get $least) (f64.div
          (f64.mul (f64.load (local.get $at)) (local.get $tests)) (f64.convert_i32_u (local.get $count)))))
        (f64.store (local.get $at) (local.get $least))
        (local.set $order (i32.add (local.get $order) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))
