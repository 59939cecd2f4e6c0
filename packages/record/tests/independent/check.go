// An independent check of an exported record: it shares no code with the package, and takes its tree hashing and
// its notes from golang.org/x/mod. Usage: check FOLDER. Prints what it found; exit code 0 if all agrees, 1 if not.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type sealedEntry struct {
	ID        string            `json:"id"`
	Kind      string            `json:"kind"`
	Sealed    map[string]string `json:"sealed"`
	Open      []string          `json:"open"`
	Documents []struct {
		Sha256 string `json:"sha256"`
		Bytes  int    `json:"bytes"`
	} `json:"documents"`
	Data struct {
		Entry     int      `json:"entry"`
		Fields    []string `json:"fields"`
		Documents []string `json:"documents"`
	} `json:"data"`
}

type opening struct {
	Entry int    `json:"entry"`
	Field string `json:"field"`
	Key   string `json:"key"`
	Value string `json:"value"`
}

type head struct {
	origin string
	size   int64
	root   tlog.Hash
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "check FOLDER")
		os.Exit(1)
	}
	size, err := check(os.Args[1])
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	fmt.Printf("agreed: %d entries\n", size)
}

func check(dir string) (int64, error) {
	logKey, witnesses, err := readPolicy(dir)
	if err != nil {
		return 0, err
	}
	tree, signed, err := readHead(filepath.Join(dir, "checkpoint"), logKey)
	if err != nil {
		return 0, err
	}
	if err := checkCosignatures(signed, witnesses); err != nil {
		return 0, err
	}
	entries, err := readEntries(dir, tree.size)
	if err != nil {
		return 0, err
	}
	stored, err := hashEntries(entries)
	if err != nil {
		return 0, err
	}
	root, err := tlog.TreeHash(tree.size, stored)
	if err != nil {
		return 0, err
	}
	if root != tree.root {
		return 0, fmt.Errorf("the entries give root %v, signed is %v", root, tree.root)
	}
	if err := checkTiles(dir, tree.size, stored); err != nil {
		return 0, err
	}
	if err := checkHistory(dir, logKey, tree, stored); err != nil {
		return 0, err
	}
	return tree.size, checkContent(dir, entries)
}

type witness struct {
	name string
	id   uint32
	alg  byte
	key  []byte
}

func readPolicy(dir string) (string, []witness, error) {
	text, err := os.ReadFile(filepath.Join(dir, "policy"))
	if err != nil {
		return "", nil, err
	}
	logKey := ""
	var witnesses []witness
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		if len(words) >= 2 && words[0] == "log" {
			logKey = words[1]
		}
		if len(words) >= 3 && words[0] == "witness" {
			w, err := parseWitness(words[2])
			if err != nil {
				return "", nil, err
			}
			witnesses = append(witnesses, w)
		}
	}
	return logKey, witnesses, nil
}

func parseWitness(vkey string) (witness, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return witness{}, errors.New("a witness key is not a vkey")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) < 33 {
		return witness{}, errors.New("a witness key is not readable")
	}
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	return witness{parts[0], binary.BigEndian.Uint32(hash[:4]), material[0], material[1:]}, nil
}

func readHead(path string, logKey string) (head, []byte, error) {
	signed, err := os.ReadFile(path)
	if err != nil {
		return head{}, nil, err
	}
	verifier, err := note.NewVerifier(logKey)
	if err != nil {
		return head{}, nil, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return head{}, nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return head{}, nil, errors.New("a checkpoint has three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, nil, err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return head{}, nil, err
	}
	if lines[0] != verifier.Name() {
		return head{}, nil, errors.New("the origin is not the name of the key")
	}
	return head{lines[0], size, root}, signed, nil
}

// checkCosignatures checks the Ed25519 ones; Go's library has no ML-DSA. A name may stand there once.
func checkCosignatures(signed []byte, witnesses []witness) error {
	gap := bytes.LastIndex(signed, []byte("\n\n"))
	text := string(signed[:gap+1])
	for _, w := range witnesses {
		found := 0
		for _, line := range strings.Split(string(signed[gap+2:]), "\n") {
			words := strings.Split(line, " ")
			if len(words) != 3 || words[1] != w.name {
				continue
			}
			sig, err := base64.StdEncoding.DecodeString(words[2])
			if err != nil || len(sig) < 12 || binary.BigEndian.Uint32(sig) != w.id {
				continue
			}
			found++
			at := binary.BigEndian.Uint64(sig[4:])
			message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
			if w.alg == 4 && !ed25519.Verify(ed25519.PublicKey(w.key), []byte(message), sig[12:]) {
				return fmt.Errorf("the cosignature of %s does not verify", w.name)
			}
		}
		if found != 1 {
			return fmt.Errorf("%s cosigned %d times", w.name, found)
		}
	}
	return nil
}

func tileName(level string, n int64, width int64) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return filepath.Join("tile", level, path)
}

func readEntries(dir string, size int64) ([][]byte, error) {
	var entries [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		data, err := os.ReadFile(filepath.Join(dir, tileName("entries", n, width)))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("the bundle ends inside entry %d", n*256+i)
			}
			length := int(binary.BigEndian.Uint16(data))
			entries = append(entries, data[2:2+length])
			data = data[2+length:]
		}
		if len(data) != 0 {
			return nil, fmt.Errorf("%d bytes follow entry %d", len(data), n*256+width-1)
		}
	}
	return entries, nil
}

// hashEntries computes every stored hash from the entries alone.
func hashEntries(entries [][]byte) (tlog.HashReaderFunc, error) {
	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if index >= int64(len(hashes)) {
				return nil, fmt.Errorf("no hash %d", index)
			}
			found[i] = hashes[index]
		}
		return found, nil
	})
	for i, entry := range entries {
		more, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, more...)
	}
	return reader, nil
}

// checkTiles compares every tile with what the entries give, and refuses tiles past the head.
func checkTiles(dir string, size int64, stored tlog.HashReader) error {
	expected := map[string]bool{}
	for n := int64(0); n*256 < size; n++ {
		expected[tileName("entries", n, minimum(256, size-n*256))] = true
	}
	span := int64(1)
	for level := 0; size/span > 0; level, span = level+1, span*256 {
		count := size / span
		for n := int64(0); n*256 < count; n++ {
			width := minimum(256, count-n*256)
			name := tileName(strconv.Itoa(level), n, width)
			expected[name] = true
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				return err
			}
			want, err := tlog.ReadTileData(tlog.Tile{H: 8, L: level, N: n, W: int(width)}, stored)
			if err != nil {
				return err
			}
			if !bytes.Equal(data, want) {
				return fmt.Errorf("%s is not what the entries give", name)
			}
		}
	}
	return filepath.Walk(filepath.Join(dir, "tile"), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil && !expected[name] {
			return fmt.Errorf("%s does not belong to a tree of %d", name, size)
		}
		return err
	})
}

func minimum(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// checkHistory proves each earlier head to be the past of the last one.
func checkHistory(dir, logKey string, last head, stored tlog.HashReader) error {
	files, err := filepath.Glob(filepath.Join(dir, "checkpoints", "*"))
	if err != nil {
		return err
	}
	sort.Strings(files)
	for _, file := range files {
		earlier, _, err := readHead(file, logKey)
		if err != nil {
			return err
		}
		if earlier.size == 0 || earlier.size > last.size {
			continue
		}
		proof, err := tlog.ProveTree(last.size, earlier.size, stored)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, last.size, last.root, earlier.size, earlier.root); err != nil {
			return fmt.Errorf("fork at %d: %w", earlier.size, err)
		}
	}
	return nil
}

func checkContent(dir string, entries [][]byte) error {
	parsed := make([]sealedEntry, len(entries))
	erased := map[string]bool{}
	for i, entry := range entries {
		if err := json.Unmarshal(entry, &parsed[i]); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		if parsed[i].Kind == "erasure.done" {
			for _, field := range parsed[i].Data.Fields {
				erased[fmt.Sprint(parsed[i].Data.Entry, " ", field)] = true
			}
			for _, document := range parsed[i].Data.Documents {
				erased[document] = true
			}
		}
	}
	if err := checkOpenings(dir, parsed, erased); err != nil {
		return err
	}
	for i, entry := range parsed {
		for _, document := range entry.Documents {
			if erased[document.Sha256] {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, "documents", document.Sha256))
			if err != nil {
				return err
			}
			hash := sha256.Sum256(data)
			if hex.EncodeToString(hash[:]) != document.Sha256 || len(data) != document.Bytes {
				return fmt.Errorf("the document of entry %d was changed", i)
			}
		}
	}
	return nil
}

func checkOpenings(dir string, entries []sealedEntry, erased map[string]bool) error {
	file, err := os.Open(filepath.Join(dir, "openings.jsonl"))
	if err != nil {
		return err
	}
	defer file.Close()
	opened := map[string]bool{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var o opening
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			return err
		}
		if o.Entry >= len(entries) || erased[fmt.Sprint(o.Entry, " ", o.Field)] {
			return fmt.Errorf("entry %d opens %s, which it may not", o.Entry, o.Field)
		}
		key, err := base64.StdEncoding.DecodeString(o.Key)
		if err != nil || len(key) != 32 {
			return fmt.Errorf("entry %d: bad key", o.Entry)
		}
		mac := hmac.New(sha256.New, key)
		fmt.Fprintf(mac, "madang.field/v1\n%s\n%s", o.Field, o.Value)
		if base64.StdEncoding.EncodeToString(mac.Sum(nil)) != entries[o.Entry].Sealed[o.Field] {
			return fmt.Errorf("entry %d: %s does not open", o.Entry, o.Field)
		}
		opened[fmt.Sprint(o.Entry, " ", o.Field)] = true
	}
	if err := lines.Err(); err != nil {
		return err
	}
	for i, entry := range entries {
		for _, field := range entry.Open {
			if key := fmt.Sprint(i, " ", field); !opened[key] && !erased[key] {
				return fmt.Errorf("entry %d: %s is withheld", i, field)
			}
		}
	}
	return nil
}
