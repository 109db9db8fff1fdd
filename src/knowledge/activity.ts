/** What an actionable row leads to. No dose, ever, unless the source states one. */
export interface Activity {
  readonly kind: 'ServiceRequest' | 'MedicationRequest' | 'CommunicationRequest' | 'Task';
  /** Id of the exposure variable that is ordered; its code is the activity's code. */
  readonly code: string;
  /** For CommunicationRequest: what is said. */
  readonly message?: string;
  readonly doNotPerform: boolean;
}
