print("segmentary")
