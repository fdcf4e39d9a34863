package storage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
)

// bbolt trusts what its pages say: a damaged one makes it read outside its memory, call
// itself for ever or ask for terabytes, and not every such end can be recovered from. So
// every page is looked at here before bbolt may open a file. What is checked: every
// page that can be reached is one, is reached once, is not free as well, and its
// keys lie inside it and rise. What the values hold is the business of their checksums.
//
// The format is that of bbolt's internal/common: page.go, meta.go, inode.go. It is
// native-endian and has not changed since version 2 of 2014.

const (
	pageHead    = 16 // id 8, flags 2, count 2, overflow 4
	elementHead = 16 // leaf: flags, pos, key size, value size; branch: pos, key size, page 8
	bucketHead  = 16 // root page 8, sequence 8

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10

	elementIsBucket = 0x01

	metaMagic     = 0xED0CDAED
	metaVersion   = 2
	metaSize      = 64
	maxTreeDepth  = 32
	maxPageSize   = 64 << 10
	manyFreePages = 0xFFFF
)

var native = binary.NativeEndian

// checkPages finds damage in a file that nobody else writes. The error is
// errDamaged, or what reading it said.
func checkPages(file io.ReaderAt, size int64) (err error) {
	meta, err := newestMeta(file, size)
	if err != nil {
		return err
	}
	w := &pageWalk{file: file, pageSize: meta.pageSize, used: make([]bool, meta.pages)}
	if err := w.tree(meta.root, &keyOrder{}, 0); err != nil {
		return err
	}
	return w.freelist(meta.freelist)
}

func damaged(what string, id uint64) error {
	return fmt.Errorf("%w: %s at page %d", errDamaged, what, id)
}

type metaPage struct {
	pageSize              int
	root, freelist, pages uint64
	transaction           uint64
}

// newestMeta chooses the meta page that bbolt would choose.
func newestMeta(file io.ReaderAt, size int64) (metaPage, error) {
	first, found := readMeta(file, 0)
	for at := int64(1024); !found && at <= maxPageSize; at *= 2 {
		first, found = readMeta(file, at)
	}
	if !found {
		return metaPage{}, damaged("no meta page", 0)
	}
	newest := first
	for page := range int64(2) {
		meta, ok := readMeta(file, page*int64(first.pageSize))
		if ok && meta.pageSize == first.pageSize && meta.transaction >= newest.transaction {
			newest = meta
		}
	}
	if newest.pages > uint64(size)/uint64(newest.pageSize) {
		return metaPage{}, damaged("the file is cut", newest.pages)
	}
	return newest, nil
}

func readMeta(file io.ReaderAt, at int64) (metaPage, bool) {
	raw := make([]byte, metaSize)
	if _, err := file.ReadAt(raw, at+pageHead); err != nil {
		return metaPage{}, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(raw[:metaSize-8])
	if native.Uint32(raw) != metaMagic || native.Uint32(raw[4:]) != metaVersion || native.Uint64(raw[56:]) != sum.Sum64() {
		return metaPage{}, false
	}
	pageSize := int(native.Uint32(raw[8:]))
	return metaPage{
		pageSize:    pageSize,
		root:        native.Uint64(raw[16:]),
		freelist:    native.Uint64(raw[32:]),
		pages:       native.Uint64(raw[40:]),
		transaction: native.Uint64(raw[48:]),
	}, pageSize >= 1024 && pageSize <= maxPageSize
}

// pageWalk visits every page that can be reached.
type pageWalk struct {
	file     io.ReaderAt
	pageSize int
	used     []bool
	buffers  [maxTreeDepth][]byte // one for each level, since a level looks at its own while the next is walked
}

// keyOrder holds the last key seen in a bucket, and what the next one must be: a branch
// repeats the first key of each page under it, and bbolt finds its way back by that.
type keyOrder struct{ last, announced []byte }

func (o *keyOrder) accept(key []byte) bool {
	asAnnounced := o.announced == nil || bytes.Equal(key, o.announced)
	return asAnnounced && len(key) > 0 && (o.last == nil || bytes.Compare(key, o.last) > 0)
}

// read gives a page with its overflow and marks it as used.
func (w *pageWalk) read(id uint64, level int) ([]byte, error) {
	if level >= maxTreeDepth || id < 2 || id >= uint64(len(w.used)) {
		return nil, damaged("a page that cannot be", id)
	}
	var head [pageHead]byte
	if _, err := w.file.ReadAt(head[:], int64(id)*int64(w.pageSize)); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	count := uint64(native.Uint32(head[12:])) + 1
	if native.Uint64(head[:]) != id || count > uint64(len(w.used))-id {
		return nil, damaged("another page", id)
	}
	for i := range count {
		if w.used[id+i] {
			return nil, damaged("a page used twice", id+i)
		}
		w.used[id+i] = true
	}
	size := int(count) * w.pageSize
	if len(w.buffers[level]) < size {
		w.buffers[level] = make([]byte, size)
	}
	page := w.buffers[level][:size]
	if _, err := w.file.ReadAt(page, int64(id)*int64(w.pageSize)); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return page, nil
}

func (w *pageWalk) tree(id uint64, order *keyOrder, level int) error {
	page, err := w.read(id, level)
	if err != nil {
		return err
	}
	switch native.Uint16(page[8:]) {
	case flagBranch:
		return w.branch(id, page, order, level)
	case flagLeaf:
		return w.leaf(id, page, order, level)
	default:
		return damaged("a page of the wrong kind", id)
	}
}

func (w *pageWalk) branch(id uint64, page []byte, order *keyOrder, level int) error {
	count := int(native.Uint16(page[10:]))
	if count == 0 {
		return damaged("an empty branch", id)
	}
	for i := range count {
		at := pageHead + i*elementHead
		key, _, ok := content(page, at, 0, 4, -1)
		if !ok || !order.accept(key) {
			return damaged("a branch key", id)
		}
		order.announced = key
		if err := w.tree(native.Uint64(page[at+8:]), order, level+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *pageWalk) leaf(id uint64, page []byte, order *keyOrder, level int) error {
	for i := range int(native.Uint16(page[10:])) {
		at := pageHead + i*elementHead
		key, value, ok := content(page, at, 4, 8, 12)
		if !ok || !order.accept(key) {
			return damaged("a leaf key", id)
		}
		order.last, order.announced = append(order.last[:0], key...), nil
		if native.Uint32(page[at:])&elementIsBucket == 0 {
			continue
		}
		if err := w.bucket(id, value, level+1); err != nil {
			return err
		}
	}
	return nil
}

// bucket walks a bucket inside a bucket. A small one has its only page inside the value.
func (w *pageWalk) bucket(id uint64, value []byte, level int) error {
	if len(value) < bucketHead || level >= maxTreeDepth {
		return damaged("a bucket", id)
	}
	if root := native.Uint64(value); root != 0 {
		return w.tree(root, &keyOrder{}, level)
	}
	page := value[bucketHead:]
	if len(page) < pageHead || native.Uint16(page[8:]) != flagLeaf {
		return damaged("a bucket inside a page", id)
	}
	return w.leaf(id, page, &keyOrder{}, level)
}

// content gives the key and value of the element at an offset, whose head has their
// position and sizes at the offsets given; valueAt below 0: it has no value.
func content(page []byte, at, posAt, keyAt, valueAt int) (key, value []byte, ok bool) {
	if at+elementHead > len(page) {
		return nil, nil, false
	}
	head := page[at : at+elementHead]
	from := uint64(at) + uint64(native.Uint32(head[posAt:]))
	mid := from + uint64(native.Uint32(head[keyAt:]))
	end := mid
	if valueAt >= 0 {
		end += uint64(native.Uint32(head[valueAt:]))
	}
	if end > uint64(len(page)) {
		return nil, nil, false
	}
	return page[from:mid], page[mid:end], true
}

func (w *pageWalk) freelist(id uint64) error {
	page, err := w.read(id, 0)
	if err != nil {
		return err
	}
	count, at := uint64(native.Uint16(page[10:])), pageHead
	if count == manyFreePages {
		count, at = native.Uint64(page[at:]), at+8
	}
	if native.Uint16(page[8:]) != flagFreelist || count > uint64(len(page)-at)/8 {
		return damaged("the list of free pages", id)
	}
	last := uint64(1)
	for i := range int(count) {
		free := native.Uint64(page[at+8*i:])
		if free <= last || free >= uint64(len(w.used)) || w.used[free] {
			return damaged("a free page", free)
		}
		last = free
	}
	return nil
}
