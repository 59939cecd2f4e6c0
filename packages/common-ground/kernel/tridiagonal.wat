;; Eigenvalues and eigenvectors of a symmetric tridiagonal matrix. As `rows.wat`, whose remarks hold here too.
;;
;; The diagonal is doubles from `values` on; its neighbours, and a last one of 0, lie `beside` bytes behind it.
(module
  (memory (export "memory") 1)

  ;; Implicit QL shifts until every neighbour is nothing beside its values, but no more than 60 for each value. Turns
  ;; along `rows` rows of vectors, one entry per value.
  (func (export "solve") (param $values i32) (param $beside i32) (param $count i32) (param $vectors i32) (param $rows i32)
    (local $low i32) (local $high i32) (local $last i32) (local $shifts i32)
    (local.set $last (i32.add (local.get $values) (i32.shl (i32.sub (local.get $count) (i32.const 1)) (i32.const 3))))
    (local.set $low (local.get $values))
    (block $done
      (loop $value
        (br_if $done (i32.gt_s (local.get $low) (local.get $last)))
        (local.set $shifts (i32.const 60))
        (block $split
          (loop $again
            (local.set $high (call $firstSplit (local.get $low) (local.get $last) (local.get $beside)))
            (br_if $split (i32.eq (local.get $high) (local.get $low)))
            (call $shift (local.get $low) (local.get $high) (local.get $beside)
              (i32.add (local.get $vectors) (i32.sub (local.get $high) (local.get $values)))
              (local.get $rows) (i32.shl (local.get $count) (i32.const 3)))
            (local.set $shifts (i32.sub (local.get $shifts) (i32.const 1)))
            (br_if $again (local.get $shifts))))
        (local.set $low (i32.add (local.get $low) (i32.const 8)))
        (br $value))))

  ;; The first value from `low` on whose neighbour is nothing beside it and the next.
  (func $firstSplit (param $low i32) (param $last i32) (param $beside i32) (result i32)
    (block $split
      (loop $next
        (br_if $split (i32.ge_s (local.get $low) (local.get $last)))
        (br_if $split (f64.le
          (f64.abs (f64.load (i32.add (local.get $low) (local.get $beside))))
          (f64.mul (f64.const 0x1p-52)
            (f64.add (f64.abs (f64.load (local.get $low))) (f64.abs (f64.load offset=8 (local.get $low)))))))
        (local.set $low (i32.add (local.get $low) (i32.const 8)))
        (br $next)))
    (local.get $low))

  ;; One shift of the values from `low` to `high`; `vectors` is where the first row has its entry for `high`, and rows lie
  ;; `step` bytes behind each other.
  (func $shift (param $low i32) (param $high i32) (param $beside i32) (param $vectors i32) (param $rows i32)
    (param $step i32)
    (local $i i32) (local $f f64) (local $g f64) (local $r f64) (local $s f64) (local $c f64) (local $p f64)
    (local $b f64)
    (local.set $b (f64.load (i32.add (local.get $low) (local.get $beside))))
    (local.set $g (f64.div
      (f64.sub (f64.load offset=8 (local.get $low)) (f64.load (local.get $low)))
      (f64.mul (f64.const 2) (local.get $b))))
    (local.set $r (call $length (local.get $g) (f64.const 1)))
    (local.set $g (f64.add
      (f64.sub (f64.load (local.get $high)) (f64.load (local.get $low)))
      (f64.div (local.get $b) (f64.add (local.get $g)
        (select (local.get $r) (f64.neg (local.get $r)) (f64.ge (local.get $g) (f64.const 0)))))))
    (local.set $s (f64.const 1))
    (local.set $c (f64.const 1))
    (local.set $i (local.get $high))
    (block $whole
      (loop $next
        (br_if $whole (i32.le_s (local.get $i) (local.get $low)))
        (local.set $i (i32.sub (local.get $i) (i32.const 8)))
        (local.set $vectors (i32.sub (local.get $vectors) (i32.const 8)))
        (local.set $b (f64.load (i32.add (local.get $i) (local.get $beside))))
        (local.set $f (f64.mul (local.get $s) (local.get $b)))
        (local.set $b (f64.mul (local.get $c) (local.get $b)))
        (local.set $r (call $length (local.get $f) (local.get $g)))
        (f64.store offset=8 (i32.add (local.get $i) (local.get $beside)) (local.get $r))
        (if (f64.eq (local.get $r) (f64.const 0))
          (then
            (f64.store offset=8 (local.get $i) (f64.sub (f64.load offset=8 (local.get $i)) (local.get $p)))
            (f64.store (i32.add (local.get $high) (local.get $beside)) (f64.const 0))
            (return)))
        (local.set $s (f64.div (local.get $f) (local.get $r)))
        (local.set $c (f64.div (local.get $g) (local.get $r)))
        (local.set $g (f64.sub (f64.load offset=8 (local.get $i)) (local.get $p)))
        (local.set $r (f64.add
          (f64.mul (f64.sub (f64.load (local.get $i)) (local.get $g)) (local.get $s))
          (f64.mul (f64.mul (f64.const 2) (local.get $c)) (local.get $b))))
        (local.set $p (f64.mul (local.get $s) (local.get $r)))
        (f64.store offset=8 (local.get $i) (f64.add (local.get $g) (local.get $p)))
        (local.set $g (f64.sub (f64.mul (local.get $c) (local.get $r)) (local.get $b)))
        (call $rotate (local.get $vectors) (local.get $rows) (local.get $step) (local.get $s) (local.get $c))
        (br $next)))
    (f64.store (local.get $low) (f64.sub (f64.load (local.get $low)) (local.get $p)))
    (f64.store (i32.add (local.get $low) (local.get $beside)) (local.get $g))
    (f64.store (i32.add (local.get $high) (local.get $beside)) (f64.const 0)))

  ;; As `Math.hypot`: neither square is too large or too small to be held.
  (func $length (param $a f64) (param $b f64) (result f64)
    (local $most f64)
    (local.set $most (f64.max (f64.abs (local.get $a)) (f64.abs (local.get $b))))
    (if (f64.eq (local.get $most) (f64.const 0)) (then (return (f64.const 0))))
    (local.set $a (f64.div (local.get $a) (local.get $most)))
    (local.set $b (f64.div (local.get $b) (local.get $most)))
    (f64.mul (local.get $most)
      (f64.sqrt (f64.add (f64.mul (local.get $a) (local.get $a)) (f64.mul (local.get $b) (local.get $b))))))

  ;; Turns two neighbouring entries of every row.
  (func $rotate (param $at i32) (param $rows i32) (param $step i32) (param $s f64) (param $c f64)
    (local $left f64) (local $right f64)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $left (f64.load (local.get $at)))
        (local.set $right (f64.load offset=8 (local.get $at)))
        (f64.store offset=8 (local.get $at)
          (f64.add (f64.mul (local.get $s) (local.get $left)) (f64.mul (local.get $c) (local.get $right))))
        (f64.store (local.get $at)
          (f64.sub (f64.mul (local.get $c) (local.get $left)) (f64.mul (local.get $s) (local.get $right))))
        (local.set $at (i32.add (local.get $at) (local.get $step)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $next)))))
