;; Further functions of the module of `shares.wat`: putting positions in order.
  ;; The places of keys in descending order, of equal ones the first first: merged from runs that double in length, each
  ;; time from one of two areas of words into the other. Returns the one they end in.
  (func (export "descending") (param $keys i32) (param $count i32) (param $order i32) (param $spare i32) (result i32)
    (local $i i32) (local $width i32) (local $from i32) (local $middle i32) (local $to i32) (local $end i32)
    (block $filled
      (loop $next
        (br_if $filled (i32.ge_u (local.get $i) (local.get $count)))
        (i32.store (i32.add (local.get $order) (i32.shl (local.get $i) (i32.const 2))) (local.get $i))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
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
            (call $merge (local.get $keys) (local.get $from) (local.get $middle) (local.get $to)
              (i32.add (local.get $spare) (i32.sub (local.get $from) (local.get $order))))
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

  ;; Two runs that stand one behind the other become one.
  (func $merge (param $keys i32) (param $one i32) (param $middle i32) (param $to i32) (param $into i32)
    (local $other i32)
    (local.set $other (local.get $middle))
    (block $done
      (loop $next
        (br_if $done (i32.and (i32.ge_u (local.get $one) (local.get $middle)) (i32.ge_u (local.get $other) (local.get $to))))
        (if (call $isFirst (local.get $keys) (local.get $one) (local.get $middle) (local.get $other) (local.get $to))
          (then
            (i32.store (local.get $into) (i32.load (local.get $one)))
            (local.set $one (i32.add (local.get $one) (i32.const 4))))
          (else
            (i32.store (local.get $into) (i32.load (local.get $other)))
            (local.set $other (i32.add (local.get $other) (i32.const 4)))))
        (local.set $into (i32.add (local.get $into) (i32.const 4)))
        (br $next))))

  ;; Whether the next comes from the first of two runs: of equal ones that of the first.
  (func $isFirst (param $keys i32) (param $one i32) (param $middle i32) (param $other i32) (param $to i32) (result i32)
    (if (i32.ge_u (local.get $one) (local.get $middle)) (then (return (i32.const 0))))
    (if (i32.ge_u (local.get $other) (local.get $to)) (then (return (i32.const 1))))
    (f64.ge (call $keyAt (local.get $keys) (local.get $one)) (call $keyAt (local.get $keys) (local.get $other))))
