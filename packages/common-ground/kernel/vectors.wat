;; The loops over vectors that Lanczos' method keeps orthogonal to each other. As `rows.wat`, whose remarks hold here too.
;;
;; A vector is `length` doubles at a multiple of 16 bytes; those of a basis lie `step` bytes behind each other.
(module
  (memory (export "memory") 1)

  ;; One running sum, so that the order of additions is that of the entries.
  (func $dot (export "dot") (param $a i32) (param $b i32) (param $length i32) (result f64)
    (local $sum f64) (local $end i32)
    (local.set $end (i32.add (local.get $a) (i32.shl (local.get $length) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $a) (local.get $end)))
        (local.set $sum
          (f64.add (local.get $sum) (f64.mul (f64.load (local.get $a)) (f64.load (local.get $b)))))
        (local.set $a (i32.add (local.get $a) (i32.const 8)))
        (local.set $b (i32.add (local.get $b) (i32.const 8)))
        (br $next)))
    (local.get $sum))

  ;; to += factor * from, two at a time: the entry beyond an odd length is changed, too, and counts nowhere.
  (func $addScaled (param $to i32) (param $from i32) (param $length i32) (param $factor f64)
    (local $end i32) (local $both v128)
    (local.set $both (f64x2.splat (local.get $factor)))
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $length) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
        (v128.store (local.get $to) (f64x2.add (v128.load (local.get $to))
          (f64x2.mul (local.get $both) (v128.load (local.get $from)))))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $next))))

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

  (func (export "scale") (param $vector i32) (param $length i32) (param $factor f64)
    (local $end i32)
    (local.set $end (i32.add (local.get $vector) (i32.shl (local.get $length) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $vector) (local.get $end)))
        (f64.store (local.get $vector) (f64.mul (f64.load (local.get $vector)) (local.get $factor)))
        (local.set $vector (i32.add (local.get $vector) (i32.const 8)))
        (br $next)))))
