import Foundation

/// Why something can't be written: the system's cause below Foundation's words, and what to do about it.
public struct WriteFailure: Sendable {
    /// Such as `no space left on device`.
    public let reason: String
    /// Nil where nothing better is known than to choose another place.
    public let advice: String?

    public init(_ error: any Error) {
        let cause = Self.cause(of: error)
        reason = cause.map { String(cString: strerror($0.code.rawValue)).lowercased() } ?? "\(type(of: error))"
        advice =
            switch cause?.code {
            case .ENOSPC, .EDQUOT: "make room on the disk"
            case .EFBIG: "raise the limit on the size of files"
            case .EACCES, .EPERM, .EROFS: "choose a folder that you may write to"
            default: nil
            }
    }

    private static func cause(of error: any Error) -> POSIXError? {
        if let error = error as? POSIXError { return error }
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        if let posix = underlying as? POSIXError { return posix }
        for error in [error as NSError, underlying as NSError?] {
            if let error, error.domain == NSPOSIXErrorDomain {
                return POSIXErrorCode(rawValue: Int32(error.code)).map { POSIXError($0) }
            }
        }
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission: return POSIXError(.EACCES)
        case .fileWriteOutOfSpace: return POSIXError(.ENOSPC)
        case .fileWriteVolumeReadOnly: return POSIXError(.EROFS)
        default: return nil
        }
    }
}
