public import Basics
import Findings
public import Foundation

/// Is a run folder what its manifest says, and are two runs the same.
public enum RunVerification {
    /// Compares every file with the manifest's digest. Person-level files may have been erased: a note, no error.
    public static func verify(_ run: URL) -> Diagnostics {
        var diagnostics = Diagnostics()
        do throws(Diagnostics) {
            let manifest = try manifest(of: run)
            for output in manifest.outputs { check(output, in: run, &diagnostics) }
            let known = Set(manifest.outputs.map(\.path) + [Manifest.fileName, Erasures.fileName])
            for path in files(of: run) where !known.contains(path) {
                diagnostics.append(Diagnostic(.warning, "run.unknown-file", "'\(path)' is not in the manifest"))
            }
        } catch {
            diagnostics.append(contentsOf: error)
        }
        return diagnostics
    }

    /// Compares two runs: documents and files byte by byte (but a PDF, which a browser draws), figures of findings.json and model.json within a relative
    /// tolerance. Manifests are left aside: their digests of findings may differ in a last digit.
    public static func compare(_ first: URL, _ second: URL, tolerance: Double = 1e-9) -> Diagnostics {
        var diagnostics = Diagnostics()
        let paths = (files(of: first), files(of: second))
        for path in Set(paths.0).union(paths.1).sorted() where ![Manifest.fileName, Erasures.fileName].contains(path) {
            guard let a = try? Data(contentsOf: first.appending(path: path)),
                let b = try? Data(contentsOf: second.appending(path: path))
            else {
                diagnostics.append(Diagnostic(.error, "run.only-one", "only one of the runs has '\(path)'"))
                continue
            }
            guard a != b else { continue }
            if ["findings.json", "model.json"].contains(path) {
                compareJSON(a, b, path, tolerance, &diagnostics)
            } else if path.hasSuffix(".pdf") {
                diagnostics.append(
                    Diagnostic(
                        .note, "run.differs",
                        "'\(path)' differs, as it does with another version of the browser or its fonts"))
            } else {
                diagnostics.append(Diagnostic(.error, "run.differs", "'\(path)' differs"))
            }
        }
        return diagnostics
    }

    /// A run's manifest, read and found to be of this version.
    public static func manifest(of run: URL) throws(Diagnostics) -> Manifest {
        func failure(_ summary: String, _ cause: (any Error)? = nil) -> Diagnostics {
            Diagnostics([Diagnostic(.error, "run.manifest", summary, explanation: cause.map { "\($0)" })])
        }
        guard let data = try? Data(contentsOf: run.appending(path: Manifest.fileName)) else {
            throw failure("there is no manifest.json")
        }
        do {
            let manifest = try JSON.decode(Manifest.self, from: data)
            guard manifest.schema == Manifest.schemaVersion else {
                throw failure("the manifest is of version \(manifest.schema), not \(Manifest.schemaVersion)")
            }
            return manifest
        } catch let error as Diagnostics {
            throw error
        } catch {
            throw failure("manifest.json is broken", error)
        }
    }

    private static func check(_ output: InputDigest, in run: URL, _ diagnostics: inout Diagnostics) {
        let parts = output.path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == ".." }) else {
            diagnostics.append(Diagnostic(.error, "run.manifest", "the manifest names a file outside its folder"))
            return
        }
        guard let data = try? Data(contentsOf: run.appending(path: output.path)) else {
            let isErased = RunArchive.personLevel.contains(output.path)
            diagnostics.append(
                Diagnostic(
                    isErased ? .note : .error, "run.missing-file",
                    "'\(output.path)' is \(isErased ? "no longer there (person-level: it may be erased)" : "missing")"))
            return
        }
        let digest = Digest.sha256(data)
        if digest == output.sha256 { return }
        if digest == Erasures.read(run)?.digest(of: output.path, written: output.sha256) {
            diagnostics.append(
                Diagnostic(.note, "run.erased", "people were erased from '\(output.path)', as the tombstone says"))
        } else {
            diagnostics.append(Diagnostic(.error, "run.digest", "'\(output.path)' is not what the run wrote"))
        }
    }

    /// Relative paths of all files, sorted.
    private static func files(of run: URL) -> [String] {
        (FileManager.default.subpaths(atPath: run.path) ?? []).filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: run.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }

    private static func compareJSON(
        _ a: Data, _ b: Data, _ path: String, _ tolerance: Double, _ diagnostics: inout Diagnostics
    ) {
        guard let first = try? JSON.decode(Value.self, from: a), let second = try? JSON.decode(Value.self, from: b)
        else {
            diagnostics.append(Diagnostic(.error, "run.json", "'\(path)' is not JSON in both runs"))
            return
        }
        var found: [String] = []
        var pending = [("", first, second)]
        while let (place, first, second) = pending.popLast() {
            switch (first, second) {
            case (.number(let x), .number(let y)):
                if abs(x - y) > tolerance * max(abs(x), abs(y)) { found.append(place) }
            case (.array(let x), .array(let y)) where x.count == y.count:
                pending += zip(x, y).enumerated().map { ("\(place).\($0)", $1.0, $1.1) }
            case (.object(let x), .object(let y)) where Set(x.keys) == Set(y.keys):
                pending += x.map { ("\(place).\($0)", $1, y[$0] ?? .null) }
            default: if first != second { found.append(place) }
            }
        }
        for place in found.sorted().prefix(20) {
            diagnostics.append(Diagnostic(.error, "run.differs", "'\(path)' differs at '\(place.dropFirst())'"))
        }
        if found.count > 20 {
            diagnostics.append(
                Diagnostic(.error, "run.differs", "'\(path)' differs at \(found.count - 20) more places"))
        }
    }
}
