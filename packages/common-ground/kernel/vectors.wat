;; The loops over vectors that Lanczos' method keeps orthogonal to each other. As `rows.wat`, whose remarks hold here too.
;;
;; A vector is `length` doubles and, up to a multiple of four, further ones of 0: so all loops take four at a time. Those of
;; a basis lie `step` bytes behind each other.
(module
  (memory (export "memory") 1)

  (func $endOf (param $vector i32) (param $length i32) (result i32)
    (i32.add (local.get $vector) (i32.shl (local.get $length) (i32.const 3))))

  ;; One running sum, so that the order of additions is that of the entries. As in $addScaled, the loop begins with the step
  ;; to what is at hand, from before the first: what was set since a loop's head stays in a register (see `pairs.wat`).
  (func $dot (export "dot") (param $a i32) (param $b i32) (param $length i32) (result f64)
    (local $sum f64) (local $end i32)
    (local.set $end (call $endOf (local.get $a) (local.get $length)))
    (local.set $a (i32.sub (local.get $a) (i32.const 32)))
    (local.set $b (i32.sub (local.get $b) (i32.const 32)))
    (loop $four
      (local.set $a (i32.add (local.get $a) (i32.const 32)))
      (local.set $b (i32.add (local.get $b) (i32.const 32)))
      (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $a)) (f64.load (local.get $b)))))
      (local.set $sum (f64.add (local.get $sum)
        (f64.mul (f64.load offset=8 (local.get $a)) (f64.load offset=8 (local.get $b)))))
      (local.set $sum (f64.add (local.get $sum)
        (f64.mul (f64.load offset=16 (local.get $a)) (f64.load offset=16 (local.get $b)))))
      (local.set $sum (f64.add (local.get $sum)
        (f64.mul (f64.load offset=24 (local.get $a)) (f64.load offset=24 (local.get $b)))))
      (br_if $four (i32.lt_u (i32.add (local.get $a) (i32.const 32)) (local.get $end))))
    (local.get $sum))

  ;; to += factor * from.
  (func $addScaled (param $to i32) (param $from i32) (param $length i32) (param $factor f64)
    (local $both v128) (local $end i32)
    (local.set $both (f64x2.splat (local.get $factor)))
    (local.set $end (call $endOf (local.get $to) (local.get $length)))
    (local.set $to (i32.sub (local.get $to) (i32.const 32)))
    (local.set $from (i32.sub (local.get $from) (i32.const 32)))
    (loop $four
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $from (i32.add (local.get $from) (i32.const 32)))
      (v128.store (local.get $to) (f64x2.add (v128.load (local.get $to))
        (f64x2.mul (local.get $both) (v128.load (local.get $from)))))
      (v128.store offset=16 (local.get $to) (f64x2.add (v128.load offset=16 (local.get $to))
        (f64x2.mul (local.get $both) (v128.load offset=16 (local.get $from)))))
      (br_if $four (i32.lt_u (i32.add (local.get $to) (i32.const 32)) (local.get $end)))))

  ;; Takes from `vector` what it shares with each of the `count` unit vectors, one after the other.
  (func (export "remove") (param $basis i32) (param $count i32) (param $length i32) (param $step i32)
    (param $vector i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (call $addScaled (local.get $vector) (local.get $basis) (local.get $length)
          (f64.neg (call $dot (local.get $vector) (local.get $basis) (local.get $length))))
        (local.set $basis (i32.add (local.get $basis) (local.get $step)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; Adds to `into` the vectors times their coordinates.
  (func (export "combine") (param $basis i32) (param $count i32) (param $length i32) (param $step i32)
    (param $coordinates i32) (param $into i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (call $addScaled (local.get $into) (local.get $basis) (local.get $length)
          (f64.load (local.get $coordinates)))
        (local.set $basis (i32.add (local.get $basis) (local.get $step)))
        (local.set $coordinates (i32.add (local.get $coordinates) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  (func $scale (export "scale") (param $vector i32) (param $length i32) (param $factor f64)
    (local $end i32) (local $both v128)
    (local.set $both (f64x2.splat (local.get $factor)))
    (local.set $end (call $endOf (local.get $vector) (local.get $length)))
    (loop $four
      (v128.store (local.get $vector) (f64x2.mul (v128.load (local.get $vector)) (local.get $both)))
      (v128.store offset=16 (local.get $vector) (f64x2.mul (v128.load offset=16 (local.get $vector)) (local.get $both)))
      (br_if $four (i32.lt_u (local.tee $vector (i32.add (local.get $vector) (i32.const 32))) (local.get $end)))))

  ;; A direction has no sign of its own: its largest entry by magnitude, of ones as good as equal the first, is made positive.
  (func (export "fixSign") (param $vector i32) (param $length i32)
    (local $at i32) (local $end i32) (local $size f64) (local $largest f64)
    (local.set $size (f64.const 1e-12))
    (local.set $at (local.get $vector))
    (local.set $end (call $endOf (local.get $vector) (local.get $length)))
    (loop $next
      (if (f64.gt (f64.abs (f64.load (local.get $at))) (local.get $size))
        (then
          (local.set $largest (f64.load (local.get $at)))
          (local.set $size (f64.add (f64.abs (local.get $largest)) (f64.const 1e-12)))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    (if (f64.lt (local.get $largest) (f64.const 0))
      (then (call $scale (local.get $vector) (local.get $length) (f64.const -1)))))

  ;; Entries between -1/2 and 1/2, drawn from `state` on. Returns the state from which to go on.
  (func (export "draw") (param $vector i32) (param $length i32) (param $state i32) (result i32)
    (local $end i32)
    (global.set $state (local.get $state))
    (local.set $end (call $endOf (local.get $vector) (local.get $length)))
    (loop $next
      (f64.store (local.get $vector) (f64.sub (call $random) (f64.const 0.5)))
      (br_if $next (i32.lt_u (local.tee $vector (i32.add (local.get $vector) (i32.const 8))) (local.get $end))))
    (global.get $state)))
