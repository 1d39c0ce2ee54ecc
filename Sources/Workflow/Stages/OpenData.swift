import Basics
import Databases
import Tables

extension DataDeclaration {
    /// Opens the file, all files of a pattern or list, or the part of a database.
    ///
    /// - Throws: everything that keeps any of them from being read.
    func open(_ study: Study) throws(Diagnostics) -> any RowSource {
        switch place {
        case .csv(let paths):
            return try parts(paths, study) { path, name throws(Diagnostics) in
                try CSVFile(path: path, name: name, options: options)
            }
        case .ndjson(let paths):
            return try parts(paths, study) { path, name throws(Diagnostics) in
                try JSONLines(path: path, name: name, options: options)
            }
        case .sqlite(let path, let content, let position):
            let full = study.path(path.text)
            return try SQLiteTable(path: full, name: full, content: content, position: position)
        }
    }

    private func parts(
        _ paths: [Path], _ study: Study, _ open: (String, String) throws(Diagnostics) -> any RowSource
    ) throws(Diagnostics) -> any RowSource {
        var problems = Diagnostics()
        var opened: [any RowSource] = []
        for path in paths {
            let files = FilePattern.files(study.path(path.text))
            if files.isEmpty {
                problems.append(
                    Diagnostic("study.no-file", at: path.position, "no file is called like '\(path.text)'"))
            }
            for file in files {
                do throws(Diagnostics) {
                    opened.append(try open(file, file))
                } catch {
                    problems.append(contentsOf: error)
                }
            }
        }
        try problems.throwIfErrors()
        guard opened.count > 1, let first = paths.first else {
            guard let only = opened.first else { throw problems }
            return only
        }
        return try PartFiles(opened, name: study.path(first.text))
    }
}

extension RowSource {
    /// The files it is made of.
    var files: [any RowSource] { (self as? PartFiles)?.parts ?? [self] }
}
