/** Where the chat takes the whole screen: phones, and any screen at 400% zoom. The same words stand in chat.css. */
export const WHOLE_SCREEN = "(max-width: 640px), (max-height: 480px)";
