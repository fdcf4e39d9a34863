package storage
import ("testing";"os";"math/rand/v2";"path/filepath";"bytes";"fmt")
func TestAdhoc(t *testing.T){
	whole, want := sampleFile(t)
	const page=4096
	whole = append(whole, make([]byte, page-len(whole)%page)...)
	random := rand.New(rand.NewPCG(2026, 77))
	for i := range 16000 {
		m := bytes.Clone(whole)
		at, bit := random.IntN(len(m)), random.IntN(8)
		m[at] ^= 1<<bit
		if i+256 != 6604 && i+256 != 15672 && i > 6360 || i+256<6590 { continue }
		dir := filepath.Join(t.TempDir(),"x"); os.RemoveAll(dir)
		_ = want
		os.Mkdir(dir,0700); os.WriteFile(filepath.Join(dir,storeFile),m,0600)
		s,err := OpenStore(dir); if err!=nil {t.Fatal(err)}
		n1 := s.Notice()
		fmt.Println(len(knownWeeks(t,s,seaside)), len(knownWeeks(t,s,inland)))
		_, e5 := s.Account(seaside); fmt.Println(e5, s.Notice())
		s.PutSlots(seaside, offeringWeek("7", "1", monday, 9))
		n2 := s.Notice()
		e := s.db.view(readSchema)
		s.Close()
		e2 := checkFile(s.path)
		_, _, e3 := openDatabase(s.path)
		fmt.Println(i, e3)
		if true || e2 != nil || e!=nil || n1!=n2 { fmt.Printf("page %d at %d bit %d flags %v: %q %q %v %v\n", at/page, at%page, bit, m[at/page*page+8:at/page*page+16], n1,n2,e,e2) }
	}
}
