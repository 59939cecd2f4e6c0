;; Further functions of the module of `rows.wat`: what the counts of each position say. Counts are three numbers of 32 bits
;; per position, of those who disagree, pass and agree.

;; Mean reaction per position, 0 where nobody reacted, held to a step unless that is 0.
(func (export "means") (param $counts i32) (param $into i32) (param $positions i32) (param $step f64)
  (local $end i32) (local $disagree f64) (local $agree f64) (local $seen f64) (local $mean f64)
  (local.set $end (i32.add (local.get $into) (i32.shl (local.get $positions) (i32.const 3))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
      (local.set $disagree (f64.convert_i32_u (i32.load (local.get $counts))))
      (local.set $agree (f64.convert_i32_u (i32.load offset=8 (local.get $counts))))
      (local.set $seen (call $seenAt (local.get $counts)))
      (local.set $mean (f64.const 0))
      (if (f64.gt (local.get $seen) (f64.const 0))
        (then (local.set $mean (f64.div (f64.sub (local.get $agree) (local.get $disagree)) (local.get $seen)))))
      (if (f64.gt (local.get $step) (f64.const 0))
        (then (local.set $mean
          (f64.mul (call $wholeNear (f64.div (local.get $mean) (local.get $step))) (local.get $step)))))
      (f64.store (local.get $into) (local.get $mean))
      (local.set $into (i32.add (local.get $into) (i32.const 8)))
      (local.set $counts (i32.add (local.get $counts) (i32.const 12)))
      (br $next))))

(func $seenAt (param $counts i32) (result f64)
  (f64.convert_i32_u (i32.add (i32.load (local.get $counts))
    (i32.add (i32.load offset=4 (local.get $counts)) (i32.load offset=8 (local.get $counts))))))

;; The nearest whole number, of two the upper: Math.round.
(func $wholeNear (param $x f64) (result f64)
  (local $above f64)
  (local.set $above (f64.ceil (local.get $x)))
  (select (f64.sub (local.get $above) (f64.const 1)) (local.get $above)
    (f64.gt (f64.sub (local.get $above) (f64.const 0.5)) (local.get $x))))

;; How many reacted to each position.
(func (export "seen") (param $counts i32) (param $into i32) (param $positions i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $into) (i32.shl (local.get $positions) (i32.const 3))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
      (f64.store (local.get $into) (call $seenAt (local.get $counts)))
      (local.set $into (i32.add (local.get $into) (i32.const 8)))
      (local.set $counts (i32.add (local.get $counts) (i32.const 12)))
      (br $next))))

;; The three reactions to each position, less its mean.
(func (export "centre") (param $means i32) (param $into i32) (param $positions i32)
  (local $end i32) (local $mean f64)
  (local.set $end (i32.add (local.get $means) (i32.shl (local.get $positions) (i32.const 3))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $means) (local.get $end)))
      (local.set $mean (f64.load (local.get $means)))
      (f64.store (local.get $into) (f64.sub (f64.const -1) (local.get $mean)))
      (f64.store offset=8 (local.get $into) (f64.sub (f64.const 0) (local.get $mean)))
      (f64.store offset=16 (local.get $into) (f64.sub (f64.const 1) (local.get $mean)))
      (local.set $into (i32.add (local.get $into) (i32.const 24)))
      (local.set $means (i32.add (local.get $means) (i32.const 8)))
      (br $next))))

;; The inverse root of how many reacted to each position, `added` to all, beside the mean of that.
(func (export "weights") (param $seen i32) (param $into i32) (param $positions i32) (param $added f64)
  (local $at i32) (local $end i32) (local $mean f64)
  (local.set $end (i32.add (local.get $seen) (i32.shl (local.get $positions) (i32.const 3))))
  (local.set $at (local.get $seen))
  (block $summed
    (loop $next
      (br_if $summed (i32.ge_u (local.get $at) (local.get $end)))
      (local.set $mean (f64.add (local.get $mean) (f64.add (f64.load (local.get $at)) (local.get $added))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $next)))
  (local.set $mean (f64.div (local.get $mean) (f64.convert_i32_u (local.get $positions))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $seen) (local.get $end)))
      (f64.store (local.get $into) (f64.sqrt
        (f64.div (local.get $mean) (f64.add (f64.load (local.get $seen)) (local.get $added)))))
      (local.set $into (i32.add (local.get $into) (i32.const 8)))
      (local.set $seen (i32.add (local.get $seen) (i32.const 8)))
      (br $next))))

;; So many values per position, each times the position's weight.
(func (export "times") (param $values i32) (param $weights i32) (param $into i32) (param $positions i32) (param $each i32)
  (local $end i32) (local $last i32)
  (local.set $last (i32.add (local.get $weights) (i32.shl (local.get $positions) (i32.const 3))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $weights) (local.get $last)))
      (local.set $end (i32.add (local.get $into) (i32.shl (local.get $each) (i32.const 3))))
      (loop $value
        (f64.store (local.get $into) (f64.mul (f64.load (local.get $values)) (f64.load (local.get $weights))))
        (local.set $values (i32.add (local.get $values) (i32.const 8)))
        (br_if $value (i32.lt_u (local.tee $into (i32.add (local.get $into) (i32.const 8))) (local.get $end))))
      (local.set $weights (i32.add (local.get $weights) (i32.const 8)))
      (br $next))))

;; The sums, over positions, of the variance of each, and of its square: two numbers.
(func (export "spread") (param $counts i32) (param $values i32) (param $weights i32) (param $into i32)
  (param $positions i32)
  (local $last i32) (local $own f64) (local $total f64) (local $squares f64)
  (local.set $last (i32.add (local.get $weights) (i32.shl (local.get $positions) (i32.const 3))))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $weights) (local.get $last)))
      (local.set $own (f64.mul (f64.mul
        (f64.add (f64.add
          (call $squaresOf (i32.load (local.get $counts)) (f64.load (local.get $values)))
          (call $squaresOf (i32.load offset=4 (local.get $counts)) (f64.load offset=8 (local.get $values))))
          (call $squaresOf (i32.load offset=8 (local.get $counts)) (f64.load offset=16 (local.get $values))))
        (f64.load (local.get $weights))) (f64.load (local.get $weights))))
      (local.set $total (f64.add (local.get $total) (local.get $own)))
      (local.set $squares (f64.add (local.get $squares) (f64.mul (local.get $own) (local.get $own))))
      (local.set $counts (i32.add (local.get $counts) (i32.const 12)))
      (local.set $values (i32.add (local.get $values) (i32.const 24)))
      (local.set $weights (i32.add (local.get $weights) (i32.const 8)))
      (br $next)))
  (f64.store (local.get $into) (local.get $total))
  (f64.store offset=8 (local.get $into) (local.get $squares)))

(func $squaresOf (param $count i32) (param $value f64) (result f64)
  (f64.mul (f64.mul (f64.convert_i32_u (local.get $count)) (local.get $value)) (local.get $value)))
