;; Further functions of the module of `shares.wat`: logarithm and exponential as fdlibm (Sun Microsystems, 1993) has them,
;; right to less than a unit of the last digit, and what is made of them. JavaScript leaves these digits to whoever runs
;; it; here they are the same everywhere.

  ;; Logarithm of x = 2^k (1 + f), where 1 + f lies between the roots of 1/2 and of 2: x is positive, and no smaller than
  ;; the least normal number.
  (func $log (export "log") (param $x f64) (result f64)
    (local $high i32) (local $k i32) (local $power f64) (local $f f64) (local $s f64) (local $z f64) (local $w f64)
    (local $series f64) (local $half f64)
    (local.set $high (i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64 (local.get $x)) (i64.const 32))))
    (local.set $k (i32.sub (i32.shr_u (i32.add (local.get $high) (i32.const 0x95f64)) (i32.const 20)) (i32.const 1023)))
    (local.set $power (f64.convert_i32_s (local.get $k)))
    (local.set $f (f64.sub
      (f64.reinterpret_i64 (i64.sub (i64.reinterpret_f64 (local.get $x))
        (i64.shl (i64.extend_i32_s (local.get $k)) (i64.const 52))))
      (f64.const 1)))
    (local.set $s (f64.div (local.get $f) (f64.add (f64.const 2) (local.get $f))))
    (local.set $z (f64.mul (local.get $s) (local.get $s)))
    (local.set $w (f64.mul (local.get $z) (local.get $z)))
    (local.set $series (f64.add
      (f64.mul (local.get $z) (f64.add (f64.const 6.666666666666735130e-01)
        (f64.mul (local.get $w) (f64.add (f64.const 2.857142874366239149e-01)
          (f64.mul (local.get $w) (f64.add (f64.const 1.818357216161805012e-01)
            (f64.mul (local.get $w) (f64.const 1.479819860511658591e-01))))))))
      (f64.mul (local.get $w) (f64.add (f64.const 3.999999999940941908e-01)
        (f64.mul (local.get $w) (f64.add (f64.const 2.222219843214978396e-01)
          (f64.mul (local.get $w) (f64.const 1.531383769920937332e-01))))))))
    ;; The logarithm of 2 in two parts, of which the first has few enough digits that times a power it is exact.
    (local.set $half (f64.mul (f64.mul (f64.const 0.5) (local.get $f)) (local.get $f)))
    (f64.sub (f64.mul (local.get $power) (f64.const 6.93147180369123816490e-01))
      (f64.sub
        ;; Near either root the square of f stands for itself.
        (if (result f64) (i32.le_u (i32.const 0xa3d7)
            (i32.sub (i32.and (local.get $high) (i32.const 0xfffff)) (i32.const 0x6147a)))
          (then (f64.sub
            (f64.mul (local.get $s) (f64.sub (local.get $f) (local.get $series)))
            (f64.mul (local.get $power) (f64.const 1.90821492927058770002e-10))))
          (else (f64.sub (local.get $half) (f64.add
            (f64.mul (local.get $s) (f64.add (local.get $half) (local.get $series)))
            (f64.mul (local.get $power) (f64.const 1.90821492927058770002e-10))))))
        (local.get $f))))

  ;; Exponential of x = k log 2 + r, r being half of log 2 at most on either side: 2^k times the exponential of r. x is
  ;; 700 at most.
  (func $exp (export "exp") (param $x f64) (result f64)
    (local $k i32) (local $high f64) (local $low f64) (local $square f64) (local $c f64)
    (if (f64.lt (local.get $x) (f64.const -745.14)) (then (return (f64.const 0))))
    (if (f64.ge (f64.abs (local.get $x)) (f64.const 0x1.62e43p-2))
      (then (local.set $k (i32.trunc_f64_s (f64.add
        (f64.mul (f64.const 1.44269504088896338700e+00) (local.get $x))
        (f64.copysign (f64.const 0.5) (local.get $x)))))))
    (local.set $high (f64.sub (local.get $x)
      (f64.mul (f64.convert_i32_s (local.get $k)) (f64.const 6.93147180369123816490e-01))))
    (local.set $low (f64.mul (f64.convert_i32_s (local.get $k)) (f64.const 1.90821492927058770002e-10)))
    (local.set $x (f64.sub (local.get $high) (local.get $low)))
    (local.set $square (f64.mul (local.get $x) (local.get $x)))
    (local.set $c (f64.sub (local.get $x) (f64.mul (local.get $square)
      (f64.add (f64.const 1.66666666666666019037e-01)
        (f64.mul (local.get $square) (f64.add (f64.const -2.77777777770155933842e-03)
          (f64.mul (local.get $square) (f64.add (f64.const 6.61375632143793436117e-05)
            (f64.mul (local.get $square) (f64.add (f64.const -1.65339022054652515390e-06)
              (f64.mul (local.get $square) (f64.const 4.13813679705723846039e-08))))))))))))
    (f64.mul
      (f64.mul
        (f64.sub (f64.const 1) (f64.sub
          (f64.sub (local.get $low)
            (f64.div (f64.mul (local.get $x) (local.get $c)) (f64.sub (f64.const 2) (local.get $c))))
          (local.get $high)))
        ;; In two steps, for 2^k itself may be too small for a normal number.
        (f64.reinterpret_i64 (i64.shl (i64.extend_i32_s
          (i32.add (i32.shr_s (local.get $k) (i32.const 1)) (i32.const 1023))) (i64.const 52))))
      (f64.reinterpret_i64 (i64.shl (i64.extend_i32_s
        (i32.add (i32.sub (local.get $k) (i32.shr_s (local.get $k) (i32.const 1))) (i32.const 1023))) (i64.const 52)))))

  ;; Of each distance, in place, the probability that a standard normal value lies so far from 0 on either side.
  (func (export "chances") (param $at i32) (param $count i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (f64.store (local.get $at) (call $chance (f64.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next))))

  ;; The complementary error function of the distance over the root of 2, its relative error below 1e-12 where it matters
  ;; here (distances up to 36): by its series (Abramowitz & Stegun 7.1.6) or its continued fraction (7.1.14).
  (func $chance (param $distance f64) (result f64)
    (local $x f64) (local $bell f64)
    (local.set $x (f64.div (f64.abs (local.get $distance)) (f64.const 1.4142135623730951)))
    (local.set $bell (call $exp (f64.neg (f64.mul (local.get $x) (local.get $x)))))
    (if (result f64) (f64.lt (local.get $x) (f64.const 2.5))
      (then (f64.sub (f64.const 1) (f64.mul (f64.mul (f64.const 1.1283791670955126) (local.get $bell))
        (call $errorSeries (local.get $x)))))
      (else (f64.div (local.get $bell) (f64.mul (f64.const 1.7724538509055159)
        (f64.add (local.get $x) (call $errorFraction (local.get $x))))))))

  (func $errorSeries (param $x f64) (result f64)
    (local $term f64) (local $sum f64) (local $twice f64) (local $n f64)
    (local.set $term (local.get $x))
    (local.set $sum (local.get $x))
    (local.set $twice (f64.mul (f64.mul (f64.const 2) (local.get $x)) (local.get $x)))
    (local.set $n (f64.const 3))
    (block $done
      (loop $next
        ;; 200 terms at most.
        (br_if $done (i32.eqz (i32.and (f64.lt (local.get $n) (f64.const 401))
          (f64.gt (local.get $term) (f64.mul (local.get $sum) (f64.const 1e-17))))))
        (local.set $term (f64.mul (local.get $term) (f64.div (local.get $twice) (local.get $n))))
        (local.set $sum (f64.add (local.get $sum) (local.get $term)))
        (local.set $n (f64.add (local.get $n) (f64.const 2)))
        (br $next)))
    (local.get $sum))

  ;; So many steps leave a relative error below 1e-13: 200 at 1, and 10 everywhere.
  (func $errorFraction (param $x f64) (result f64)
    (local $tail f64) (local $n f64)
    (local.set $n (f64.add (f64.const 10)
      (f64.ceil (f64.div (f64.const 200) (f64.mul (local.get $x) (local.get $x))))))
    (block $done
      (loop $next
        (br_if $done (f64.le (local.get $n) (f64.const 0)))
        (local.set $tail (f64.div (f64.div (local.get $n) (f64.const 2)) (f64.add (local.get $x) (local.get $tail))))
        (local.set $n (f64.sub (local.get $n) (f64.const 1)))
        (br $next)))
    (local.get $tail))
