;; Looks through the whole polygon records of a piece of a .shp: the part of reading that meets every byte.
;; What it promises is said, and done once more in plain script, in record-scanner.ts and script-scanner.ts.
;; `node scripts/wasm.mjs` assembles it into scan-records.wasm.ts.
;;
;; State, at the beginning of the memory (bytes):
;;    0  west, south of the ground           f64 × 2   in
;;   16  east, north of the ground           f64 × 2   in
;;   32  columns and rows of cells per unit  f64 × 2   in
;;   48  west, south of all records seen     f64 × 2   in and out
;;   64  east, north of all records seen     f64 × 2   in and out
;;   80  vertices of all records seen        i32       in and out
;;   84  where behind $buffer the first record begins that is not whole   i32   out
;;   88  how many records may touch the ground             i32   out
(module
  (memory (import "scanner" "memory") 1)

  ;; The big-endian number at $at.
  (func $bigEndian (param $at i32) (result i32) (local $word i32)
    (local.set $word (i32.load align=1 (local.get $at)))
    (i32.or
      (i32.and (i32.rotl (local.get $word) (i32.const 8)) (i32.const 0x00ff00ff))
      (i32.and (i32.rotr (local.get $word) (i32.const 8)) (i32.const 0xff00ff00))))

  ;; How many records lie whole in [$from, $to) behind $buffer, -1 for an irregular one. $row is that of the first.
  ;; $positions and $near are lists to fill, $cover is the table of occupied cells, $side × $side of them.
  (func (export "scan")
    (param $buffer i32) (param $from i32) (param $to i32) (param $row i32)
    (param $positions i32) (param $near i32) (param $cover i32) (param $side i32)
    (result i32)
    (local $at i32) (local $count i32) (local $nearCount i32) (local $vertices i32)
    (local $words i32) (local $content i32) (local $end i32) (local $parts i32) (local $points i32) (local $vertex i32)
    (local $stride i32) (local $below i32) (local $above i32) (local $left i32) (local $right i32)
    (local $low v128) (local $high v128) (local $here v128) (local $inside v128)
    (local $groundLow v128) (local $groundHigh v128) (local $perUnit v128) (local $last v128) (local $cells v128)
    (local $seenLow v128) (local $seenHigh v128)

    (local.set $groundLow (v128.load (i32.const 0)))
    (local.set $groundHigh (v128.load (i32.const 16)))
    (local.set $perUnit (v128.load (i32.const 32)))
    (local.set $seenLow (v128.load (i32.const 48)))
    (local.set $seenHigh (v128.load (i32.const 64)))
    (local.set $vertices (i32.load (i32.const 80)))
    (local.set $last (i32x4.splat (i32.sub (local.get $side) (i32.const 1))))
    (local.set $stride (i32.add (local.get $side) (i32.const 1)))
    (local.set $at (i32.add (local.get $buffer) (local.get $from)))
    (local.set $to (i32.add (local.get $buffer) (local.get $to)))

    (block $noneLeft
      (loop $nextRecord
        (br_if $noneLeft (i32.gt_s (i32.add (local.get $at) (i32.const 8)) (local.get $to)))
        (local.set $words (call $bigEndian (i32.add (local.get $at) (i32.const 4))))
        ;; A length of half a gigabyte or below zero is none.
        (if (i32.ge_u (local.get $words) (i32.const 0x10000000)) (then (return (i32.const -1))))
        (local.set $content (i32.add (local.get $at) (i32.const 8)))
        (local.set $end (i32.add (local.get $content) (i32.shl (local.get $words) (i32.const 1))))
        (br_if $noneLeft (i32.gt_s (local.get $end) (local.get $to)))
        (if (i32.ne (call $bigEndian (local.get $at)) (i32.add (i32.add (local.get $row) (local.get $count)) (i32.const 1)))
          (then (return (i32.const -1))))
        (i32.store (i32.add (local.get $positions) (i32.shl (local.get $count) (i32.const 2))) (i32.sub (local.get $at) (local.get $buffer)))

        (block $whole
          ;; A row without a shape: two words that say 0.
          (if (i32.eq (local.get $words) (i32.const 2))
            (then (br_if $whole (i32.eqz (i32.load align=1 (local.get $content))))))

          ;; A polygon (5) of at least one part and one point, just as long as they make it.
          (if (i32.or (i32.lt_u (local.get $words) (i32.const 24)) (i32.ne (i32.load align=1 (local.get $content)) (i32.const 5)))
            (then (return (i32.const -1))))
          (local.set $parts (i32.load offset=36 align=1 (local.get $content)))
          (local.set $points (i32.load offset=40 align=1 (local.get $content)))
          ;; Neither can be larger than the record; so bounded, the sum below cannot overflow.
          (if (i32.or
                (i32.ge_u (i32.sub (local.get $parts) (i32.const 1)) (local.get $words))
                (i32.ge_u (i32.sub (local.get $points) (i32.const 1)) (local.get $words)))
            (then (return (i32.const -1))))
          (if (i64.ne
                (i64.shl (i64.extend_i32_u (local.get $words)) (i64.const 1))
                (i64.add (i64.const 44) (i64.add
                  (i64.shl (i64.extend_i32_u (local.get $parts)) (i64.const 2))
                  (i64.shl (i64.extend_i32_u (local.get $points)) (i64.const 4)))))
            (then (return (i32.const -1))))

          ;; The stated box, within the numbers that are a place, holds every vertex; what is no number never does.
          (local.set $low (v128.load offset=4 align=1 (local.get $content)))
          (local.set $high (v128.load offset=20 align=1 (local.get $content)))
          (local.set $inside (v128.and
            (f64x2.ge (local.get $low) (v128.const f64x2 -1e10 -1e10))
            (f64x2.le (local.get $high) (v128.const f64x2 1e10 1e10))))
          (local.set $vertex (i32.add (i32.add (local.get $content) (i32.const 44)) (i32.shl (local.get $parts) (i32.const 2))))
          (loop $nextVertex
            (local.set $here (v128.load align=1 (local.get $vertex)))
            (local.set $inside (v128.and (local.get $inside) (v128.and
              (f64x2.ge (local.get $here) (local.get $low))
              (f64x2.le (local.get $here) (local.get $high)))))
            (local.set $vertex (i32.add (local.get $vertex) (i32.const 16)))
            (br_if $nextVertex (i32.lt_u (local.get $vertex) (local.get $end))))
          (if (i32.eqz (i64x2.all_true (local.get $inside))) (then (return (i32.const -1))))

          (local.set $vertices (i32.add (local.get $vertices) (local.get $points)))
          (local.set $seenLow (f64x2.pmin (local.get $seenLow) (local.get $low)))
          (local.set $seenHigh (f64x2.pmax (local.get $seenHigh) (local.get $high)))

          ;; Near: the box meets the ground's, and a cell under it is occupied.
          (br_if $whole (i32.eqz (i64x2.all_true (v128.and
            (f64x2.le (local.get $low) (local.get $groundHigh))
            (f64x2.ge (local.get $high) (local.get $groundLow))))))
          (local.set $cells (i32x4.min_s (local.get $last) (i32x4.max_s (v128.const i32x4 0 0 0 0)
            (i32x4.trunc_sat_f64x2_s_zero (f64x2.mul (f64x2.sub (local.get $low) (local.get $groundLow)) (local.get $perUnit))))))
          (local.set $left (i32x4.extract_lane 0 (local.get $cells)))
          (local.set $below (i32.mul (i32x4.extract_lane 1 (local.get $cells)) (local.get $stride)))
          (local.set $cells (i32x4.min_s (local.get $last) (i32x4.max_s (v128.const i32x4 0 0 0 0)
            (i32x4.trunc_sat_f64x2_s_zero (f64x2.mul (f64x2.sub (local.get $high) (local.get $groundLow)) (local.get $perUnit))))))
          (local.set $right (i32.add (i32x4.extract_lane 0 (local.get $cells)) (i32.const 1)))
          (local.set $above (i32.mul (i32.add (i32x4.extract_lane 1 (local.get $cells)) (i32.const 1)) (local.get $stride)))
          (br_if $whole (i32.eq
            (i32.add (call $covered (local.get $cover) (i32.add (local.get $above) (local.get $right)))
                     (call $covered (local.get $cover) (i32.add (local.get $below) (local.get $left))))
            (i32.add (call $covered (local.get $cover) (i32.add (local.get $below) (local.get $right)))
                     (call $covered (local.get $cover) (i32.add (local.get $above) (local.get $left))))))
          (i32.store (i32.add (local.get $near) (i32.shl (local.get $nearCount) (i32.const 2))) (local.get $count))
          (local.set $nearCount (i32.add (local.get $nearCount) (i32.const 1)))

          ;; Its stated box may be larger than it is: the exact one takes its place.
          (local.set $vertex (i32.add (i32.add (local.get $content) (i32.const 44)) (i32.shl (local.get $parts) (i32.const 2))))
          (local.set $low (v128.load align=1 (local.get $vertex)))
          (local.set $high (local.get $low))
          (loop $nextOfNear
            (local.set $here (v128.load align=1 (local.get $vertex)))
            (local.set $low (f64x2.pmin (local.get $low) (local.get $here)))
            (local.set $high (f64x2.pmax (local.get $high) (local.get $here)))
            (local.set $vertex (i32.add (local.get $vertex) (i32.const 16)))
            (br_if $nextOfNear (i32.lt_u (local.get $vertex) (local.get $end))))
          (v128.store offset=4 align=1 (local.get $content) (local.get $low))
          (v128.store offset=20 align=1 (local.get $content) (local.get $high)))

        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (local.set $at (local.get $end))
        (br $nextRecord)))

    (v128.store (i32.const 48) (local.get $seenLow))
    (v128.store (i32.const 64) (local.get $seenHigh))
    (i32.store (i32.const 80) (local.get $vertices))
    (i32.store (i32.const 84) (i32.sub (local.get $at) (local.get $buffer)))
    (i32.store (i32.const 88) (local.get $nearCount))
    (local.get $count))

  ;; Entry $corner of the table of occupied cells.
  (func $covered (param $cover i32) (param $corner i32) (result i32)
    (i32.load (i32.add (local.get $cover) (i32.shl (local.get $corner) (i32.const 2))))))
